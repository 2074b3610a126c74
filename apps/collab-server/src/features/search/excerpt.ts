import { foldedWord } from './terms.ts';

/** Characters before and after the first word that was found. */
const around = 70;

/**
 * The part of a text in which the first of these terms begins a word, on one line, with an ellipsis where it is cut.
 * Null when none of them stands in it, which can be when the text has changed since.
 */
export const excerptOf = (text: string, terms: readonly string[]): string | null => {
  for (const { index, 0: word } of text.matchAll(/[\p{L}\p{N}@._+]+/gu)) {
    const folded = foldedWord(word);
    if (terms.some((term) => folded.startsWith(term))) return cut(text, index, index + word.length);
  }
  return null;
};

const cut = (text: string, from: number, to: number): string => {
  const start = Math.max(0, from - around);
  const end = Math.min(text.length, to + around);
  // A half word at either side would not be one that anybody wrote.
  const before = start === 0 ? text.slice(0, from) : `…${text.slice(start, from).replace(/^\S*/u, '')}`;
  const after = end === text.length ? text.slice(to) : `${text.slice(to, end).replace(/\S*$/u, '')}…`;
  return `${before}${text.slice(from, to)}${after}`.replaceAll(/\s+/gu, ' ').trim();
};
