const mostTerms = 8;

/** A word as the index has it: without accents and case, ligatures written out. */
export const foldedWord = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss');

/**
 * The words of a query as the index has them, split where a name would be. At most eight, each once; none when nothing
 * but punctuation was typed.
 */
export const termsOf = (query: string): string[] => {
  const words = foldedWord(query)
    .split(/[^\p{L}\p{N}@._+]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  return [...new Set(words)].slice(0, mostTerms);
};
