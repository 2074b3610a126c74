import { expect, test } from 'vitest';

import { readPhone } from './read-phone.ts';

test('a number of one’s own country needs no country', () => {
  expect(readPhone('04 72 00 00 00', 'fr')).toBe('+33472000000');
  expect(readPhone('010 111 2233', 'it')).toBe('+390101112233');
  expect(readPhone('020 7946 0000', 'en')).toBe('+442079460000');
});

test('a number with its country is that number whatever the language', () => {
  expect(readPhone('+39 010 1112233', 'fr')).toBe('+390101112233');
  expect(readPhone('0033 4 72 00 00 00', 'it')).toBe('+33472000000');
});

test('what is no number is none', () => {
  expect(readPhone('call Marc', 'fr')).toBeNull();
  expect(readPhone('12', 'fr')).toBeNull();
});
