import type { Editor } from '@tiptap/core';
import { useTranslations } from 'use-intl';

import type { Block } from './blocks.ts';
import { OfferList } from './offer-list.tsx';
import type { OfferState } from './offer.ts';

/** The blocks that a typed slash offers. */
export const SlashMenu = ({ editor, menu }: { editor: Editor; menu: OfferState<Block> }) => {
  const t = useTranslations('notes');
  return <OfferList Row={BlockRow} editor={editor} id="note-slash" label={t('slash')} menu={menu} />;
};

const BlockRow = ({ item: block }: { item: Block }) => {
  const t = useTranslations('notes.blocks');
  return (
    <>
      <block.icon aria-hidden className="shrink-0 text-text-3" size={16} strokeWidth={1.75} />
      <span className="min-w-0 flex-1 truncate">{t(block.id)}</span>
      {block.typed && <span className="font-mono text-meta text-text-3">{block.typed.trim()}</span>}
    </>
  );
};
