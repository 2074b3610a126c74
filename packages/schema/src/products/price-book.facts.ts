import { z } from 'zod';

import { factType } from '../shared/fact.ts';
import { discountLimit } from './discount-limit.ts';
import { productPrice } from './price.ts';
import { taxRate } from './tax-rate.ts';

const rateValues = taxRate.omit({ id: true }).shape;

export const productPriceSet = factType('product.price-set', {
  ...productPrice.shape,
  before: productPrice.pick({ unitPrice: true, tiers: true }).nullable(),
});
export const productPriceRemoved = factType('product.price-removed', productPrice.shape);

export const taxRateAdded = factType('tax-rate.added', rateValues);
export const taxRateChanged = factType('tax-rate.changed', { ...rateValues, before: z.object(rateValues) });

/** `percent` null = no longer limited. */
export const discountLimitSet = factType('discount-limit.set', {
  ...discountLimit.shape,
  percent: discountLimit.shape.percent.nullable(),
  before: discountLimit.shape.percent.nullable(),
});
