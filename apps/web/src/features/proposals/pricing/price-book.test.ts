import type { Product, ProductPrice } from '@baton/schema/products';
import type { ProductId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import { tierPrice } from './price-book.ts';

const product: Product = {
  id: '01990000-0000-7000-8000-000000000001' as ProductId,
  name: 'Oven',
  series: null,
  price: { amount: 120_000, currency: 'EUR' },
  kind: 'goods',
  unit: 'piece',
  recurrence: 'once',
  taxRateId: null,
  retired: false,
};
const prices: ProductPrice[] = [
  { currency: 'EUR', validFrom: '2026-01-01', unitPrice: '1100', tiers: [{ from: '10', unitPrice: '990' }] },
];
const day = '2026-11-27';

test('a price of the book follows its tiers, one that somebody typed does not', () => {
  const book = { product, prices, currency: 'EUR', day };
  expect(tierPrice({ quantity: '1', unitPrice: '1100' }, '12', book)).toBe('990');
  expect(tierPrice({ quantity: '12', unitPrice: '990' }, '2', book)).toBe('1100');
  expect(tierPrice({ quantity: '1', unitPrice: '1050' }, '12', book)).toBeNull();
  expect(tierPrice({ quantity: '1', unitPrice: '1100' }, '2', book)).toBeNull();
});
