import { lineOfProduct, type Product, type ProductPrice, type TaxRate } from '@baton/schema/products';
import { expect, test } from 'vitest';

import { tierPrice } from './price-book.ts';

const product = {
  id: 'p',
  name: 'Oven',
  unit: 'piece',
  recurrence: 'once',
  taxRateId: 'r',
  price: { amount: 120_000, currency: 'EUR' },
} as unknown as Product;
const rates = [{ id: 'r', category: 'standard', rate: '20' }] as unknown as TaxRate[];
const prices: ProductPrice[] = [
  { currency: 'EUR', validFrom: '2026-01-01', unitPrice: '1100', tiers: [{ from: '10', unitPrice: '990' }] },
];
const day = '2026-11-27';

test('a line takes price, unit and tax from the book; without a price in its currency it says so', () => {
  expect(lineOfProduct(product, { prices, rates, currency: 'EUR', quantity: '1', day })).toEqual({
    priced: true,
    fields: {
      text: 'Oven',
      productId: 'p',
      unit: 'piece',
      recurrence: 'once',
      unitPrice: '1100',
      tax: { category: 'standard', rate: '20' },
    },
  });
  expect(lineOfProduct(product, { prices, rates, currency: 'CHF', quantity: '1', day })).toMatchObject({
    priced: false,
    fields: { unitPrice: '0' },
  });
});

test('a price of the book follows its tiers, one that somebody typed does not', () => {
  const book = { product, prices, currency: 'EUR', day };
  expect(tierPrice({ quantity: '1', unitPrice: '1100' }, '12', book)).toBe('990');
  expect(tierPrice({ quantity: '12', unitPrice: '990' }, '2', book)).toBe('1100');
  expect(tierPrice({ quantity: '1', unitPrice: '1050' }, '12', book)).toBeNull();
  expect(tierPrice({ quantity: '1', unitPrice: '1100' }, '2', book)).toBeNull();
});
