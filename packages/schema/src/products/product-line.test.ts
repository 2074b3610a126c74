import { expect, test } from 'vitest';

import type { ProductId, TaxRateId } from '../shared/index.ts';
import type { ProductPrice } from './price.ts';
import { lineOfProduct } from './product-line.ts';
import type { Product } from './product.ts';
import type { TaxRate } from './tax-rate.ts';

const rate: TaxRate = {
  id: '01990000-0000-7000-8000-000000000002' as TaxRateId,
  name: 'Normal',
  category: 'standard',
  rate: '20',
  retired: false,
};
const rates = [rate];
const product: Product = {
  id: '01990000-0000-7000-8000-000000000001' as ProductId,
  name: 'Oven',
  series: null,
  price: { amount: 120_000, currency: 'EUR' },
  kind: 'goods',
  unit: 'piece',
  recurrence: 'once',
  taxRateId: rate.id,
  retired: false,
};
const prices: ProductPrice[] = [
  { currency: 'EUR', validFrom: '2026-01-01', unitPrice: '1100', tiers: [{ from: '10', unitPrice: '990' }] },
];
const day = '2026-11-27';

test('a line takes price, unit and tax from the book; without a price in its currency it says so', () => {
  expect(lineOfProduct(product, { prices, rates, currency: 'EUR', quantity: '1', day })).toEqual({
    priced: true,
    fields: {
      text: 'Oven',
      productId: product.id,
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
