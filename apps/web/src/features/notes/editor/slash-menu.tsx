import type { Editor } from '@tiptap/core';
import { useTranslations } from 'use-intl';

import { OfferList } from './offer-list.tsx';
import type { OfferState } from './offer.ts';
import { isOwn, type Slashed } from './slash.ts';

/** The blocks that a typed slash offers. */
export const SlashMenu = ({ editor, menu }: { editor: Editor; menu: OfferState<Slashed> }) => {
  const t = useTranslations('notes');
  return <OfferList Row={BlockRow} editor={editor} id="note-slash" label={t('slash')} menu={menu} />;
};

const BlockRow = ({ item: block }: { item: Slashed }) => {
  const t = useTranslations('notes.blocks');
  const { typed, hint } = isOwn(block)
    ? { typed: undefined, hint: block.hint }
    : { typed: block.typed, hint: undefined };
  return (
    <>
      <block.icon aria-hidden className="shrink-0 text-text-3" size={16} strokeWidth={1.75} />
      <span className="min-w-0 flex-1 truncate">{isOwn(block) ? block.label : t(block.id)}</span>
      {typed && <span className="font-mono text-meta text-text-3">{typed.trim()}</span>}
      {hint && <span className="max-w-32 truncate text-meta text-text-3">{hint}</span>}
    </>
  );
};
