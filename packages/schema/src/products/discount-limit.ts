import { z } from 'zod';

import { productKinds, type ProductKind } from './product.ts';
import { percentage } from './tax-rate.ts';

/** Who sells and may be limited; nobody stands above an owner to approve. */
export const limitedRole = z.enum(['admin', 'manager', 'member']);
export type LimitedRole = z.infer<typeof limitedRole>;

/** `any` holds for kinds without a limit of their own, and for lines that are no product. */
export const limitedKind = z.enum([...productKinds, 'any']);
export type LimitedKind = z.infer<typeof limitedKind>;

/** More than so many percent off is not a seller's alone to give. */
export const discountLimit = z.strictObject({ role: limitedRole, kind: limitedKind, percent: percentage });
export type DiscountLimit = z.infer<typeof discountLimit>;

/** The limit that holds for somebody of this role on a line of this kind; null = none. */
export const discountLimitFor = (
  limits: readonly DiscountLimit[],
  role: LimitedRole,
  kind: ProductKind | null,
): string | null => {
  const own = limits.filter((limit) => limit.role === role);
  const limit = own.find((each) => each.kind === kind) ?? own.find((each) => each.kind === 'any');
  return limit?.percent ?? null;
};
