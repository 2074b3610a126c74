import { z } from 'zod';

import { productId } from '../shared/id.ts';
import { money } from '../shared/money.ts';

export const productName = z.string().trim().min(1).max(200);

/** A line of the price list. */
export const product = z.strictObject({
  id: productId,
  name: productName,
  /** A family of products, such as `GTX`. */
  series: z.string().nullable(),
  /** List price of one piece; it stands in, marked as an estimate, for the value of a deal that has none. */
  price: money,
  /** No longer offered: kept for the deals that name it, out of the pickers. */
  retired: z.boolean(),
});
export type Product = z.infer<typeof product>;
