import { expect, test } from 'vitest';

import { excerptOf } from './excerpt.ts';

const long = `${'avant '.repeat(40)}la boulangerie Chérif\nouvre demain ${'après '.repeat(40)}`;

test('an excerpt is one line around the first word that was found, cut between words', () => {
  const excerpt = excerptOf(long, ['cherif']) ?? '';
  expect(excerpt).toMatch(/^… ?avant .*la boulangerie Chérif ouvre demain .*après ?…$/);
  expect(excerpt.length).toBeLessThan(180);
});

test('a short text is its own excerpt', () => {
  expect(excerptOf('Chérif rappelle', ['rappel'])).toBe('Chérif rappelle');
});

test('a word is found by its beginning alone, and nothing is made up', () => {
  expect(excerptOf('boulangerie', ['langerie'])).toBeNull();
  expect(excerptOf('', ['x'])).toBeNull();
});
