import { askPoppler } from './pdf-tools.ts';

/** What stands between the margins of an A4 page: above and below are the words of every page. */
const inside = ['-x', '0', '-y', '60', '-W', '596', '-H', '714'];

/** Spaces are guessed by whoever reads a PDF, and told apart by nobody: they are left out. */
const letters = (text: string): string => text.normalize('NFC').replaceAll(/\s+/gu, '');

/**
 * The letters of a PDF in the order in which they were put there, the head of a table once however often it stands again:
 * two papers that say the same have the same ones, wherever their lines and pages end.
 */
export const printedWords = async (pdf: Uint8Array, head: string): Promise<string> => {
  const text = letters(await askPoppler('pdftotext', pdf, ['-raw', ...inside, 'FILE', '-']));
  const [before = '', ...after] = text.split(letters(head));
  return after.length === 0 ? text : [before, letters(head), ...after].join('');
};
