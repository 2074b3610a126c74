import { describe, expect, test } from 'vitest';

import { moneyInputText, parseDecimal, parseMoney } from './decimal.ts';

describe('typed numbers', () => {
  test.each([
    ['12500', 12500],
    ['12 500,50', 12500.5],
    ['12\u202F500,50', 12500.5],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1.234', 1234],
    ['1,5', 1.5],
    ['1.5', 1.5],
    [',5', 0.5],
    ['-3,25', -3.25],
    ['1.234.567', 1234567],
    ["1'234.50", 1234.5],
  ])('%s reads as %d', (text, value) => expect(parseDecimal(text)).toBe(value));

  test.each(['', 'abc', '12 euros', '1-2', '--1'])('"%s" is no number', (text) =>
    expect(parseDecimal(text)).toBeNull(),
  );

  test('three decimals stay decimals where the field has three', () => {
    expect(parseDecimal('1.234', { fraction: 3 })).toBe(1.234);
  });
});

describe('typed money', () => {
  test.each([
    ['12 500 €', 'EUR', 1_250_000],
    ['12,5', 'EUR', 1250],
    ['0,1', 'EUR', 10],
    ['1.005', 'EUR', 100_500],
    ['19.99 EUR', 'EUR', 1999],
    ['1,234', 'JPY', 1234],
    ['1.5', 'TND', 1500],
    ['-2,50', 'EUR', -250],
  ])('%s in %s is %d minor units', (text, currency, amount) => expect(parseMoney(text, currency)).toBe(amount));

  test('an amount beyond exact integers is refused', () => {
    expect(parseMoney('99999999999999999', 'EUR')).toBeNull();
  });

  test('what an input shows reads back as the same amount', () => {
    for (const locale of ['en', 'fr', 'it'])
      for (const amount of [0, 1, 99, 1250, 123_456_789, -250])
        expect(parseMoney(moneyInputText(amount, 'EUR', locale), 'EUR')).toBe(amount);
  });
});
