import { expect, test } from 'vitest';

import { moneyText } from '#shared/i18n/money-text.ts';

import { ratesFor } from './money.ts';
import { totalsOf, type Worth } from './totals.ts';

const worth = (amount: number, currency = 'EUR', probability = 50, estimated = false): Worth => ({
  money: { amount, currency },
  estimated,
  probability,
});
const rates = ratesFor(
  [
    { base: 'EUR', currency: 'USD', day: '2026-01-01', value: '0.9' },
    { base: 'EUR', currency: 'USD', day: '2026-10-01', value: '0.85' },
    { base: 'EUR', currency: 'USD', day: '2027-01-01', value: '2' },
    { base: 'EUR', currency: 'JPY', day: '2026-09-01', value: '0.006' },
    { base: 'CHF', currency: 'USD', day: '2026-11-01', value: '5' },
  ],
  'EUR',
  '2026-11-22',
);
const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/gu, ' ');
const world = { own: 'EUR', base: 'EUR', rates };

test('one currency is summed exactly and stays what it is', () => {
  expect(totalsOf([worth(1250), worth(100), null], world)).toMatchObject({
    count: 3,
    sum: 1350,
    weighted: 675,
    currency: 'EUR',
    converted: null,
  });
  expect(totalsOf([worth(1000, 'USD')], world)).toMatchObject({ sum: 1000, currency: 'USD', converted: null });
});

test('several currencies become the base currency by the newest rate that has come, with the oldest day used', () => {
  expect(totalsOf([worth(1000), worth(1000, 'USD'), worth(10_000, 'JPY')], world)).toMatchObject({
    sum: 1000 + 850 + 6000,
    currency: 'EUR',
    converted: { day: '2026-09-01' },
  });
});

test('a currency without a rate is counted, named and not summed', () => {
  expect(totalsOf([worth(1000), worth(500, 'GBP')], world)).toMatchObject({ count: 2, sum: 1000, missing: ['GBP'] });
});

test('the part that comes from list prices is told apart', () => {
  expect(totalsOf([worth(1000), worth(400, 'EUR', 50, true)], world)).toMatchObject({ sum: 1400, estimated: 400 });
});

test('an empty column has the currency of its board', () => {
  expect(totalsOf([], { ...world, own: 'CHF' })).toMatchObject({ count: 0, sum: 0, currency: 'CHF' });
});

test('cents are shown only where there are any, in the reader’s own writing', () => {
  expect(plain(moneyText({ amount: 1_250_000, currency: 'EUR' }, 'fr'))).toBe('12 500 €');
  expect(plain(moneyText({ amount: 1_250_050, currency: 'EUR' }, 'fr'))).toBe('12 500,50 €');
  expect(plain(moneyText({ amount: 1_250_050, currency: 'EUR' }, 'en', true))).toBe('€12,501');
  expect(plain(moneyText({ amount: 500, currency: 'JPY' }, 'en'))).toBe('¥500');
});
