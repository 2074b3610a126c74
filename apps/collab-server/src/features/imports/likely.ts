import * as fuzzball from 'fuzzball';

import { foldName } from './columns.ts';

/** What people write in the sector column of their lists, to tell a slip from a word of their own. */
const sectors = [
  'agriculture',
  'automotive',
  'banking',
  'construction',
  'consulting',
  'education',
  'employment',
  'energy',
  'entertainment',
  'finance',
  'food',
  'government',
  'healthcare',
  'hospitality',
  'insurance',
  'legal',
  'logistics',
  'manufacturing',
  'marketing',
  'media',
  'medical',
  'pharmaceutical',
  'real estate',
  'retail',
  'services',
  'software',
  'technology',
  'telecommunications',
  'tourism',
  'transportation',
  'utilities',
  'wholesale',
];

const countries = (): string[] => {
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCodePoint(65 + i));
  const codes = letters.flatMap((one) => letters.map((other) => one + other));
  return ['en', 'fr', 'it'].flatMap((language) => {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    return codes.map((code) => names.of(code)).filter((name) => name !== undefined);
  });
};
let countryNames: string[] | undefined;

/** The word this one was probably meant to be; null when it is one of them, or like none. */
export const likelyWord = (field: 'sector' | 'country', value: string): string | null => {
  const words = field === 'sector' ? sectors : (countryNames ??= countries());
  const folded = foldName(value);
  if (words.some((word) => foldName(word) === folded)) return null;
  const best = closest(value, words, 88);
  // A first letter is hardly ever the slip, and "Mali" is not "Malta".
  return best && foldName(best)[0] === folded[0] && folded.length > 5 ? best : null;
};

/** The name among these that a reference most likely means: the same letters, or very nearly; null when none is. */
export const likelyName = (value: string, names: readonly string[]): string | null => {
  const squashed = squash(value);
  return names.find((name) => squash(name) === squashed) ?? closest(value, names, 90);
};

const squash = (name: string): string => foldName(name).replaceAll(/[^\p{L}\p{N}]+/gu, '');

const closest = (value: string, words: readonly string[], least: number): string | null => {
  let best: { word: string; score: number } | null = null;
  for (const word of words) {
    const score = fuzzball.ratio(foldName(value), foldName(word));
    if (score >= least && score > (best?.score ?? 0)) best = { word, score };
  }
  return best?.word ?? null;
};
