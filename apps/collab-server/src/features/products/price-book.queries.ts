import { priceBook as contract, type ProductPrice } from '@baton/schema/products';
import { productPrices, products } from '@baton/schema/products/tables';
import type { ProductId } from '@baton/schema/shared';
import { and, asc, desc, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { query } from '#platform/command/query.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { productsPolicy } from './products.policy.ts';
import { discountLimitsOf, priceOf, taxRatesOf } from './reads.ts';

/** The prices of a product by currency, the newest day first. */
export const pricesOf = async (tx: Tx, actor: Actor, productId: ProductId): Promise<ProductPrice[]> => {
  const rows = await tx
    .select()
    .from(productPrices)
    .where(and(eq(productPrices.workspace, actor.workspace), eq(productPrices.product, productId)))
    .orderBy(asc(productPrices.currency), desc(productPrices.validFrom));
  return rows.map(priceOf);
};

export const listPrices = query({
  contract: contract.prices,
  may: productsPolicy.read,
  read: async ({ tx, actor, input: { productId } }) => {
    const [product] = await tx
      .select({ id: products.id })
      .from(products)
      .where(and(eq(products.workspace, actor.workspace), eq(products.id, productId)));
    return product ? { data: await pricesOf(tx, actor, productId) } : null;
  },
});

export const listTaxRates = query({
  contract: contract.taxRates,
  may: productsPolicy.read,
  read: async ({ tx, actor }) => ({ data: await taxRatesOf(tx, actor) }),
});

export const listDiscountLimits = query({
  contract: contract.discountLimits,
  may: productsPolicy.read,
  read: async ({ tx, actor }) => ({ data: await discountLimitsOf(tx, actor) }),
});
