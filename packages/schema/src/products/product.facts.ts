import { z } from 'zod';

import { factType } from '../shared/fact.ts';
import { money } from '../shared/money.ts';
import { product } from './product.ts';

const values = {
  name: z.string(),
  series: z.string().nullable(),
  price: money,
  retired: z.boolean(),
  kind: product.shape.kind.optional(),
  unit: z.string().optional(),
  recurrence: product.shape.recurrence.optional(),
  taxRateId: product.shape.taxRateId.optional(),
};

export const productCreated = factType('product.created', values);

/** Holds the whole line after the change, and what it was before. */
export const productChanged = factType('product.changed', { ...values, before: z.object(values) });
