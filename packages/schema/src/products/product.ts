import { z } from 'zod';

import { pricingLimits, recurrences } from '../pricing/pricing.ts';
import { productId, taxRateId } from '../shared/id.ts';
import { money } from '../shared/money.ts';

export const productName = z.string().trim().min(1).max(200);

/** What a product is to the rules on discounts. */
export const productKinds = ['goods', 'service', 'subscription'] as const;
export const productKind = z.enum(productKinds);
export type ProductKind = z.infer<typeof productKind>;

export const recurrence = z.enum(recurrences);

/** What one counts in: `h`, `piece`; empty = nothing said. */
export const productUnit = z.string().trim().max(pricingLimits.unit);

/** A line of the price list. */
export const product = z.strictObject({
  id: productId,
  name: productName,
  /** A family of products, such as `GTX`. */
  series: z.string().nullable(),
  /** List price of one piece; it stands in, marked as an estimate, for the value of a deal that has none. */
  price: money,
  kind: productKind,
  unit: productUnit,
  /** How often its price is due. */
  recurrence,
  /** The rate that a new line of it is taxed by; null = to be chosen. */
  taxRateId: taxRateId.nullable(),
  /** No longer offered: kept for the deals that name it, out of the pickers. */
  retired: z.boolean(),
});
export type Product = z.infer<typeof product>;
