import { applyBlock, insertsFor, styles, type Asking, type Block } from './blocks.ts';
import { fold, offer, type OfferState } from './offer.ts';

/** Blocks whose name in this language, or an English word for them, has a word that begins like this. */
export const blocksLike = (query: string, nameOf: (block: Block) => string, priced = false): Block[] => {
  const wanted = fold(query);
  return [...styles, ...insertsFor(priced)].filter((block) =>
    `${fold(nameOf(block))} ${block.keywords}`.split(/[\s’'-]+/).some((word) => word.startsWith(wanted)),
  );
};

export interface SlashOptions {
  menu: OfferState<Block>;
  nameOf: (block: Block) => string;
  ask: Asking;
  /** Has this text a place for prices? */
  priced: boolean;
}

/** `/` at the beginning of a word offers blocks. */
export const slash = ({ menu, nameOf, ask, priced }: SlashOptions) =>
  offer<Block>({
    name: 'slash',
    sign: '/',
    menu,
    itemsLike: (query) => blocksLike(query, nameOf, priced),
    apply: (editor, range, { id }) => applyBlock(editor.chain().focus().deleteRange(range), id, ask),
  });
