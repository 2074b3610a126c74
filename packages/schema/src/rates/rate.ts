import { z } from 'zod';

import { currency } from '../shared/money.ts';

/** What one unit of a currency is worth in another, as a decimal text: never a float. */
export const rateValue = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,9})?$/)
  .refine((text) => Number(text) > 0);

/**
 * One `currency` is worth `value` of `base`, from its day until the next one of the same pair. Only rates of the
 * workspace's base currency are used; those of a former one wait for it to come back.
 */
export const rate = z.strictObject({ base: currency, currency, day: z.iso.date(), value: rateValue });
export type Rate = z.infer<typeof rate>;
