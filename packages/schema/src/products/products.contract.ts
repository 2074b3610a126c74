import { oc } from '@orpc/contract';
import { z } from 'zod';

import { productId } from '../shared/id.ts';
import { listInput, listOf } from '../shared/list.ts';
import { money } from '../shared/money.ts';
import { refusals } from '../shared/refusal.ts';
import { product, productName } from './product.ts';

const series = z.string().trim().min(1).max(100).nullable();
const price = money.extend({ amount: money.shape.amount.min(0) });
const { kind, unit, recurrence, taxRateId } = product.shape;

/** The price list. */
export const products = {
  list: oc
    .route({ method: 'GET', path: '/products', summary: 'The price list, by name', tags: ['products'] })
    .input(z.strictObject({ ...listInput, q: z.string().trim().max(100).optional() }))
    .output(listOf(product)),
  create: oc
    .route({ method: 'POST', path: '/products', summary: 'Add a product', tags: ['products'] })
    .input(
      z.strictObject({
        name: productName,
        series: series.default(null),
        price,
        kind: kind.default('goods'),
        unit: unit.default(''),
        recurrence: recurrence.default('once'),
        taxRateId: taxRateId.default(null),
      }),
    )
    .output(product)
    .errors(refusals('product-name-taken', 'tax-rate-not-found')),
  edit: oc
    .route({ method: 'PATCH', path: '/products/{productId}', summary: 'Change a product', tags: ['products'] })
    .input(
      z.strictObject({
        productId,
        name: productName.optional(),
        series: series.optional(),
        price: price.optional(),
        kind: kind.optional(),
        unit: unit.optional(),
        recurrence: recurrence.optional(),
        taxRateId: taxRateId.optional(),
        retired: z.boolean().optional(),
      }),
    )
    .output(product)
    .errors(refusals('product-name-taken', 'tax-rate-not-found')),
};
