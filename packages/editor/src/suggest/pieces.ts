import { suggestedBreak } from '@baton/schema/rich-text';
import type { Mark, Node } from '@tiptap/pm/model';

type SuggestionKind = 'insertion' | 'deletion';

/** Letters of one look that somebody suggests to put in or to take out. */
export interface Piece {
  mark: Mark;
  kind: SuggestionKind;
  id: string;
  author: string;
  from: number;
  to: number;
  text: string;
}

/** Everything that is suggested under one id. */
export interface Suggestion {
  id: string;
  author: string;
  /** Where it begins in the text. */
  from: number;
  to: number;
  deleted: string;
  inserted: string;
}

const kinds: readonly string[] = ['insertion', 'deletion'] satisfies SuggestionKind[];

/** What these letters are suggested as; nothing for letters that simply stand there. */
export const suggestionMarks = (node: Node): Mark[] => node.marks.filter(({ type }) => kinds.includes(type.name));

const textAttribute = (mark: Mark, key: string): string => {
  const held: unknown = mark.attrs[key];
  return typeof held === 'string' ? held : '';
};

export const authorOf = (mark: Mark): string => textAttribute(mark, 'author');
export const idOf = (mark: Mark): string => textAttribute(mark, 'id');

/** Whoever put these letters in; null for letters of the text. In the suggestion of another they are whose came last. */
export const writerOf = (node: Node): string | null => {
  const [latest] = node.marks
    .filter(({ type }) => type.name === 'insertion')
    .sort((one, other) => (idOf(one) < idOf(other) ? 1 : -1));
  return latest ? authorOf(latest) : null;
};

/** All suggested letters, in the order of the text. */
export const piecesIn = (doc: Node): Piece[] => {
  const pieces: Piece[] = [];
  doc.forEach((block, at) => {
    for (const piece of piecesOf(block)) pieces.push({ ...piece, from: at + piece.from, to: at + piece.to });
  });
  return pieces;
};

/** Blocks are never changed, only replaced: what was read of one stays true. */
const read = new WeakMap<Node, readonly Piece[]>();

const piecesOf = (block: Node): readonly Piece[] => {
  const known = read.get(block);
  if (known) return known;
  const pieces: Piece[] = [];
  block.descendants((node, at) => {
    if (!node.isText) return;
    for (const mark of suggestionMarks(node))
      pieces.push({
        mark,
        kind: mark.type.name as SuggestionKind,
        id: idOf(mark),
        author: authorOf(mark),
        from: at + 1,
        to: at + 1 + node.nodeSize,
        text: node.text ?? '',
      });
  });
  read.set(block, pieces);
  return pieces;
};

/** What is suggested in a text, in its order. */
export const suggestionsOf = (doc: Node): Suggestion[] => {
  const found = new Map<string, Suggestion>();
  for (const { id, author, kind, from, to, text } of piecesIn(doc)) {
    const one = found.get(id) ?? { id, author, from, to, deleted: '', inserted: '' };
    one.to = to;
    one[kind === 'insertion' ? 'inserted' : 'deleted'] += text.replaceAll(suggestedBreak, '¶');
    found.set(id, one);
  }
  return [...found.values()];
};
