import { expect, test } from 'vitest';

import { matchScore } from './matching.ts';

test('accents and capitals do not matter', () => {
  expect(matchScore('cherif', 'Chérif Ben Ali')).toBeGreaterThan(0);
  expect(matchScore('BŒUF', 'Boeuf bourguignon')).toBeGreaterThan(0);
});

test('a start beats a word start, a word start beats an inside, and all beat scattered letters', () => {
  const scores = ['Boards', 'Go to boards', 'Keyboards', 'Big oval amber rods'].map((label) =>
    matchScore('boar', label),
  );
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(new Set(scores).size).toBe(4);
});

test('words may come in any order', () => {
  expect(matchScore('board new', 'New board')).toBeGreaterThan(0);
});

test('signs in the query are only signs', () => {
  expect(matchScore('c++ (', 'Go to boards')).toBe(0);
});

test('two letters do not match by chance', () => {
  expect(matchScore('bs', 'Boards')).toBe(0);
});
