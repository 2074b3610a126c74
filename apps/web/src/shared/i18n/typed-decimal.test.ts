import { expect, test } from 'vitest';

import { decimalInputText, typedPercent, typedPrice, typedQuantity } from './typed-decimal.ts';

test.each([
  ['12,5', '12.5'],
  ['1 234,50 €', '1234.5'],
  ['1,234', '1234'],
  ['0,005', '0.005'],
  ['0.0000006', '0.000001'],
  ['1000', '1000'],
  ['-1', null],
  ['dix', null],
  ['1e9', null],
])('a price typed as %s is %s', (typed, wanted) => {
  expect(typedPrice(typed)).toBe(wanted);
});

test('a percentage is of 0 to 100, with its sign or without', () => {
  expect(['5,5 %', '100', '0', '8.125'].map(typedPercent)).toEqual(['5.5', '100', '0', '8.125']);
  expect(['100,1', '-1', ''].map(typedPercent)).toEqual([null, null, null]);
});

test('a quantity is above zero', () => {
  expect(['10', '0,5', '2.500', '0'].map(typedQuantity)).toEqual(['10', '0.5', '2500', null]);
});

test('what is kept goes into a field as one would type it there', () => {
  expect(decimalInputText('1234.5', 'fr')).toBe('1234,5');
  expect(typedPrice(decimalInputText('1234.5', 'fr'))).toBe('1234.5');
});
