import { priceBook as contract } from '@baton/schema/products';
import { products, taxRates } from '@baton/schema/products/tables';
import type { ProductId, TaxRateId } from '@baton/schema/shared';
import { and, count, eq, ne, sql } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { command, type Loading } from '#platform/command/command.ts';
import type { Tx } from '#platform/scope/scope.ts';

import {
  decideAddTaxRate,
  decideEditTaxRate,
  decideRemovePrice,
  decideSetDiscountLimit,
  decideSetPrice,
  type PriceOfDay,
} from './price-book.decide.ts';
import { pricesOf } from './price-book.queries.ts';
import { productsPolicy } from './products.policy.ts';
import { discountLimitsOf, taxRateOf } from './reads.ts';

interface WhichPrice {
  productId: ProductId;
  currency: string;
  validFrom: string;
}

const priceOfDay = async ({ tx, actor, input }: Loading<WhichPrice>): Promise<PriceOfDay | null> => {
  const { productId, currency, validFrom } = input;
  const [product] = await tx
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.workspace, actor.workspace), eq(products.id, productId)))
    .for('no key update');
  if (!product) return null;
  const prices = await pricesOf(tx, actor, productId);
  const before = prices.find((price) => price.currency === currency && price.validFrom === validFrom) ?? null;
  return { productId, before, held: prices.length };
};

export const setPrice = command({
  contract: contract.setPrice,
  load: priceOfDay,
  may: productsPolicy.change,
  decide: decideSetPrice,
});

export const removePrice = command({
  contract: contract.removePrice,
  load: priceOfDay,
  may: productsPolicy.change,
  decide: decideRemovePrice,
});

export const addTaxRate = command({
  contract: contract.addTaxRate,
  load: async ({ tx, actor, input }) => {
    const [held] = await tx.select({ rates: count() }).from(taxRates).where(eq(taxRates.workspace, actor.workspace));
    return { nameTaken: await isNameTaken(tx, actor, input.name), held: held?.rates ?? 0 };
  },
  may: productsPolicy.change,
  decide: decideAddTaxRate,
});

export const editTaxRate = command({
  contract: contract.editTaxRate,
  load: async ({ tx, actor, input }) => {
    const [row] = await tx
      .select()
      .from(taxRates)
      .where(and(eq(taxRates.workspace, actor.workspace), eq(taxRates.id, input.taxRateId)))
      .for('no key update');
    if (!row) return null;
    const nameTaken = input.name !== undefined && (await isNameTaken(tx, actor, input.name, row.id));
    return { rate: taxRateOf(row), nameTaken };
  },
  may: productsPolicy.change,
  decide: (thing, { taxRateId: _taxRateId, ...changes }) => decideEditTaxRate(thing, changes),
});

export const setDiscountLimit = command({
  contract: contract.setDiscountLimit,
  load: async ({ tx, actor }) => ({
    about: { kind: 'discount-limits', id: actor.workspace },
    limits: await discountLimitsOf(tx, actor),
  }),
  may: productsPolicy.limitDiscounts,
  decide: decideSetDiscountLimit,
});

const isNameTaken = async (tx: Tx, actor: Actor, name: string, except?: TaxRateId): Promise<boolean> => {
  const rows = await tx
    .select({ id: taxRates.id })
    .from(taxRates)
    .where(
      and(
        eq(taxRates.workspace, actor.workspace),
        sql`fold_text(${taxRates.name}) = fold_text(${name})`,
        except ? ne(taxRates.id, except) : undefined,
      ),
    );
  return rows.length > 0;
};
