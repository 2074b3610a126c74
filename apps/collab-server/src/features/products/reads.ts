import { plainDecimal } from '@baton/schema/pricing';
import type { DiscountLimit, Product, ProductKind } from '@baton/schema/products';
import { discountLimits, products } from '@baton/schema/products/tables';
import type { ProductId } from '@baton/schema/shared';
import { and, asc, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { productsPolicy } from './products.policy.ts';

/** The whole price list by id, retired lines too; empty for who may not see it. It is short. */
export const priceList = async (tx: Tx, actor: Actor): Promise<ReadonlyMap<ProductId, Product>> => {
  if (!productsPolicy.read(actor)) return new Map();
  const rows = await tx.select().from(products).where(eq(products.workspace, actor.workspace));
  return new Map(rows.map((row) => [row.id, productOf(row)]));
};

/** A product as the API tells it. */
export const productOf = (row: typeof products.$inferSelect): Product => ({
  id: row.id,
  name: row.name,
  series: row.series,
  price: { amount: row.price, currency: row.currency },
  kind: row.kind,
  unit: row.unit,
  recurrence: row.recurrence,
  taxRateId: row.taxRate,
  retired: row.retired,
});

/** How many percent each role may take off. Who may know it, the caller decides. */
export const discountLimitsOf = async (tx: Tx, { workspace }: Pick<Actor, 'workspace'>): Promise<DiscountLimit[]> => {
  const rows = await tx
    .select()
    .from(discountLimits)
    .where(eq(discountLimits.workspace, workspace))
    .orderBy(asc(discountLimits.role), asc(discountLimits.kind));
  return rows.map(({ role, kind, percent }) => ({ role, kind, percent: plainDecimal(percent) }));
};

/** What these products are to the rules on discounts. */
export const productKindsOf = async (
  tx: Tx,
  { workspace }: Pick<Actor, 'workspace'>,
  ids: readonly ProductId[],
): Promise<ReadonlyMap<ProductId, ProductKind>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: products.id, kind: products.kind })
    .from(products)
    .where(and(eq(products.workspace, workspace), idsIn(products.id, ids)));
  return new Map(rows.map(({ id, kind }) => [id, kind]));
};
