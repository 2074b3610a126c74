import { z } from 'zod';

import { patterns } from '../pricing/line-values.ts';
import { taxCategories } from '../pricing/pricing.ts';
import { taxRateId } from '../shared/id.ts';

export const taxRateName = z.string().trim().min(1).max(80);

/** Percent as decimal text, 0 to 100. */
export const percentage = z.string().regex(patterns.percentage);

/** A rate of tax that this workspace charges, by its own name. */
export const taxRate = z.strictObject({
  id: taxRateId,
  name: taxRateName,
  category: z.enum(taxCategories),
  rate: percentage,
  /** No longer charged: kept for what names it, out of the pickers. */
  retired: z.boolean(),
});
export type TaxRate = z.infer<typeof taxRate>;
