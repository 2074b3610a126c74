import { plainDecimal } from '@baton/schema/pricing';
import type { BookPages, DiscountLimit, Product, ProductKind, ProductPrice, TaxRate } from '@baton/schema/products';
import { discountLimits, productPrices, products, taxRates } from '@baton/schema/products/tables';
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

/** A price of the book as the API tells it. */
export const priceOf = (row: typeof productPrices.$inferSelect): ProductPrice => ({
  currency: row.currency,
  validFrom: row.validFrom,
  unitPrice: plainDecimal(row.unitPrice),
  tiers: row.tiers.map(({ from, unitPrice }) => ({ from, unitPrice })),
});

/** A rate of tax as the API tells it. */
export const taxRateOf = ({ id, name, category, rate, retired }: typeof taxRates.$inferSelect): TaxRate => ({
  id,
  name,
  category,
  rate: plainDecimal(rate),
  retired,
});

/** The rates of the workspace by name. Who may know them, the caller decides. */
export const taxRatesOf = async (tx: Tx, { workspace }: Pick<Actor, 'workspace'>): Promise<TaxRate[]> => {
  const rows = await tx
    .select()
    .from(taxRates)
    .where(eq(taxRates.workspace, workspace))
    .orderBy(asc(taxRates.name), asc(taxRates.id));
  return rows.map(taxRateOf);
};

/** What the price book says of these products; empty for who may not see the price list. */
export const bookOf = async (tx: Tx, actor: Actor, ids: readonly ProductId[]): Promise<BookPages> => {
  if (ids.length === 0 || !productsPolicy.read(actor)) return { products: new Map(), rates: [] };
  const { workspace } = actor;
  const found = await tx
    .select()
    .from(products)
    .where(and(eq(products.workspace, workspace), idsIn(products.id, ids)));
  const prices = await tx
    .select()
    .from(productPrices)
    .where(and(eq(productPrices.workspace, workspace), idsIn(productPrices.product, ids)));
  const priced = Map.groupBy(prices, ({ product }) => product);
  return {
    products: new Map(
      found.map((row) => [row.id, { product: productOf(row), prices: (priced.get(row.id) ?? []).map(priceOf) }]),
    ),
    rates: await taxRatesOf(tx, actor),
  };
};

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
