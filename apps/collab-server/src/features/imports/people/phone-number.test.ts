import { expect, test } from 'vitest';

import { homeOf, lacksCountry, readPhoneNumber } from './phone-number.ts';

test.for([
  ['06 12 34 56 78', 'FR', { number: '+33612345678', extension: null }],
  ['(0)6.12.34.56.78', 'FR', { number: '+33612345678', extension: null }],
  ['02 1234567', 'IT', { number: '+39021234567', extension: null }],
  ['+39 02 1234567 ext. 12', 'FR', { number: '+39021234567', extension: '12' }],
  ['0033 6 12 34 56 78', 'FR', { number: '+33612345678', extension: null }],
  ['06 12 34 56 78', 'GB', null],
  ['ask at the desk', 'FR', null],
  ['12', 'FR', null],
] as const)('%s in %s', ([written, country, read]) => {
  expect(readPhoneNumber(written, country)).toEqual(read);
});

test('a number that says its country lacks none, nor do words', () => {
  const written = ['06 12 34 56 78', '+33 6', '0033612345678', 'ask at the desk'];
  expect(written.map(lacksCountry)).toEqual([true, false, false, false]);
});

test('a workspace is at home where its currency is, otherwise where its language is', () => {
  expect(homeOf({ language: 'fr', currency: 'CHF' })).toBe('CH');
  expect(homeOf({ language: 'it', currency: 'EUR' })).toBe('IT');
});
