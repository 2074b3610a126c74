import { describe, expect, test } from 'vitest';

import { discountLimitFor, priceFor, type DiscountLimit, type ProductPrice } from './index.ts';

const price = { amount: 12_050, currency: 'EUR' };
const prices: ProductPrice[] = [
  { currency: 'CHF', validFrom: '2026-01-01', unitPrice: '130', tiers: [] },
  { currency: 'EUR', validFrom: '2026-06-01', unitPrice: '110', tiers: [] },
  {
    currency: 'EUR',
    validFrom: '2026-03-01',
    unitPrice: '115.5',
    tiers: [
      { from: '10', unitPrice: '100' },
      { from: '99.5', unitPrice: '90.125' },
    ],
  },
];

const listPrice = (amount: number, currency: string) =>
  priceFor({ price: { amount, currency } }, [], { currency, quantity: '1', day: '2026-01-01' });

describe('The price of a product', () => {
  test.each([
    ['before any price the list price', 'EUR', '1', '2026-02-28', '120.5'],
    ['from its day on, the price', 'EUR', '9.999999', '2026-03-01', '115.5'],
    ['from the quantity of a tier on, that of the tier', 'EUR', '10', '2026-05-31', '100'],
    ['the highest tier that is reached', 'EUR', '1000', '2026-05-31', '90.125'],
    ['a later price with its own tiers alone', 'EUR', '1000', '2026-06-01', '110'],
    ['another currency by its own', 'CHF', '1', '2026-02-01', '130'],
    ['nothing where there is none', 'USD', '1', '2026-02-01', null],
  ])('is %s', (_, currency, quantity, day, wanted) => {
    expect(priceFor({ price }, prices, { currency, quantity, day })).toBe(wanted);
  });

  test('is written in major units of its currency', () => {
    expect([listPrice(5, 'EUR'), listPrice(500, 'JPY'), listPrice(1, 'KWD'), listPrice(0, 'EUR')]).toEqual([
      '0.05',
      '500',
      '0.001',
      '0',
    ]);
  });
});

test('The limit of a role on a kind of product is its own, else the one for any kind, else none', () => {
  const limits: DiscountLimit[] = [
    { role: 'member', kind: 'any', percent: '5' },
    { role: 'member', kind: 'service', percent: '15' },
  ];
  expect(discountLimitFor(limits, 'member', 'service')).toBe('15');
  expect(discountLimitFor(limits, 'member', 'goods')).toBe('5');
  expect(discountLimitFor(limits, 'member', null)).toBe('5');
  expect(discountLimitFor(limits, 'manager', 'service')).toBe(null);
});
