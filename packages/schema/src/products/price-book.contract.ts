import { oc } from '@orpc/contract';
import { z } from 'zod';

import { productId, taxRateId } from '../shared/id.ts';
import { refusals } from '../shared/refusal.ts';
import { discountLimit } from './discount-limit.ts';
import { productPrice } from './price.ts';
import { percentage, taxRate, taxRateName } from './tax-rate.ts';

const tags = ['price book'];
const pricePath = '/products/{productId}/prices/{currency}/{validFrom}';

/** What stands behind the price list: prices by currency, day and quantity, rates of tax, limits of discounts. */
export const priceBook = {
  prices: oc
    .route({ method: 'GET', path: '/products/{productId}/prices', summary: 'Prices of a product', tags })
    .input(z.strictObject({ productId }))
    .output(z.strictObject({ data: z.array(productPrice) })),
  setPrice: oc
    .route({ method: 'PUT', path: pricePath, summary: 'Set the price of a product from a day on', tags })
    .input(productPrice.extend({ productId }))
    .output(productPrice)
    .errors(refusals('tiers-not-ascending', 'too-many-prices')),
  removePrice: oc
    .route({ method: 'DELETE', path: pricePath, summary: 'Remove a price', tags })
    .input(productPrice.pick({ currency: true, validFrom: true }).extend({ productId }))
    .output(z.strictObject({})),
  taxRates: oc
    .route({ method: 'GET', path: '/tax-rates', summary: 'The rates of tax, by name', tags })
    .output(z.strictObject({ data: z.array(taxRate) })),
  addTaxRate: oc
    .route({ method: 'POST', path: '/tax-rates', summary: 'Add a rate of tax', tags })
    .input(taxRate.omit({ id: true, retired: true }))
    .output(taxRate)
    .errors(refusals('tax-rate-name-taken', 'rate-not-of-category', 'too-many-tax-rates')),
  editTaxRate: oc
    .route({ method: 'PATCH', path: '/tax-rates/{taxRateId}', summary: 'Change a rate of tax', tags })
    .input(
      z.strictObject({
        taxRateId,
        name: taxRateName.optional(),
        category: taxRate.shape.category.optional(),
        rate: percentage.optional(),
        retired: z.boolean().optional(),
      }),
    )
    .output(taxRate)
    .errors(refusals('tax-rate-name-taken', 'rate-not-of-category')),
  discountLimits: oc
    .route({ method: 'GET', path: '/discount-limits', summary: 'How much each role may take off', tags })
    .output(z.strictObject({ data: z.array(discountLimit) })),
  setDiscountLimit: oc
    .route({ method: 'PUT', path: '/discount-limits/{role}/{kind}', summary: 'Limit the discounts of a role', tags })
    .input(discountLimit.extend({ percent: percentage.nullable() }))
    .output(z.strictObject({ data: z.array(discountLimit) })),
};
