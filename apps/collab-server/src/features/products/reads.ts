import type { Product } from '@baton/schema/products';
import { products } from '@baton/schema/products/tables';
import type { ProductId } from '@baton/schema/shared';
import { eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
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
