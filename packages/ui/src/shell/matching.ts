/** Text for comparing: no accents, no capitals. */
export const folded = (text: string): string =>
  text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('œ', 'oe').replaceAll('æ', 'ae');

/**
 * How well a query fits a label, 0 when it does not: start of the label, start of a word, inside, all words somewhere,
 * letters in order. `cherif` finds `Chérif`.
 */
export const matchScore = (query: string, label: string): number => {
  const wanted = folded(query.trim());
  const text = folded(label);
  if (wanted === '') return 1;
  if (text.startsWith(wanted)) return 100 - Math.min(20, text.length - wanted.length);
  if (new RegExp(`[\\s·/(-]${escaped(wanted)}`).test(text)) return 70;
  if (text.includes(wanted)) return 50;
  const words = wanted.split(/\s+/);
  if (words.length > 1 && words.every((word) => text.includes(word))) return 40;
  return wanted.length >= 3 && inOrder(wanted, text) ? 10 : 0;
};

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const inOrder = (letters: string, text: string): boolean => {
  let at = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
};
