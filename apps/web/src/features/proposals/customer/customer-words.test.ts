import { expect, test } from 'vitest';

import { wordsIn } from './customer-words.ts';

/** Every text, those with values in them filled with something. */
const textsOf = (words: object): string[] =>
  Object.values(words).flatMap((value: unknown) => {
    if (typeof value === 'function') return [(value as (...values: string[]) => string)('A', 'B', 'C')];
    return typeof value === 'object' && value !== null ? textsOf(value) : [String(value)];
  });

test.each(Object.entries(wordsIn))('no text of the customer’s page in %s is empty', (_language, words) => {
  const texts = textsOf(words);
  expect(texts.length).toBeGreaterThan(60);
  expect(texts.filter((text) => text.trim() === '')).toEqual([]);
});

test('French keeps its spaces before high punctuation from breaking and its apostrophes round', () => {
  const texts = textsOf(wordsIn.fr);
  expect(texts.filter((text) => / [?!:;»](\s|$)|« /.test(text))).toEqual([]);
  expect(texts.filter((text) => /\p{L}'\p{L}/u.test(text))).toEqual([]);
});
