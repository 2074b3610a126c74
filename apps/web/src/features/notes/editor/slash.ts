import type { LucideIcon } from 'lucide-react';

import { applyBlock, styles, type Asking, type Block } from './blocks.ts';
import { fold, offer, type OfferState } from './offer.ts';
import type { OwnBlock } from './own-blocks.ts';

/** What a typed slash offers. */
export type Slashed = Block | (OwnBlock & { icon: LucideIcon });

export const isOwn = (item: Slashed): item is OwnBlock & { icon: LucideIcon } => 'label' in item;

/** What has a name in this language, or an English word for it, with a word that begins like this. */
export const blocksLike = (query: string, nameOf: (block: Block) => string, inserts: readonly Slashed[]): Slashed[] => {
  const wanted = fold(query);
  return [...styles, ...inserts].filter((item) =>
    `${fold(isOwn(item) ? item.label : nameOf(item))} ${fold(item.keywords)}`
      .split(/[\s’'-]+/)
      .some((word) => word.startsWith(wanted)),
  );
};

export interface SlashOptions {
  menu: OfferState<Slashed>;
  nameOf: (block: Block) => string;
  ask: Asking;
  /** What can be put into this text now, beside what a line can be. */
  inserts: () => readonly Slashed[];
}

/** `/` at the beginning of a word offers blocks. */
export const slash = ({ menu, nameOf, ask, inserts }: SlashOptions) =>
  offer<Slashed>({
    name: 'slash',
    sign: '/',
    menu,
    itemsLike: (query) => blocksLike(query, nameOf, inserts()),
    apply: (editor, range, item) => {
      if (!isOwn(item)) return applyBlock(editor.chain().focus().deleteRange(range), item.id, ask);
      editor.chain().focus().deleteRange(range).run();
      item.put(editor);
    },
  });
