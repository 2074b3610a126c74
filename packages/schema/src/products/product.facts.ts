import { z } from 'zod';

import { factType } from '../shared/fact.ts';
import { money } from '../shared/money.ts';

const values = { name: z.string(), series: z.string().nullable(), price: money, retired: z.boolean() };

export const productCreated = factType('product.created', values);

/** Holds the whole line after the change, and what it was before. */
export const productChanged = factType('product.changed', { ...values, before: z.object(values) });
