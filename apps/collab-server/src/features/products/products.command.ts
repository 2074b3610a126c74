import { products as contract } from '@baton/schema/products';
import { products, taxRates } from '@baton/schema/products/tables';
import type { ProductId, TaxRateId } from '@baton/schema/shared';
import { and, eq, ne, sql } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { command } from '#platform/command/command.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { decideCreateProduct, decideEditProduct } from './products.decide.ts';
import { productsPolicy } from './products.policy.ts';
import { productOf } from './reads.ts';

export const createProduct = command({
  contract: contract.create,
  load: async ({ tx, actor, input }) => ({
    nameTaken: await isNameTaken(tx, actor, input.name),
    rateCharged: await isCharged(tx, actor, input.taxRateId),
  }),
  may: productsPolicy.change,
  decide: decideCreateProduct,
});

export const editProduct = command({
  contract: contract.edit,
  load: async ({ tx, actor, input }) => {
    const [row] = await tx
      .select()
      .from(products)
      .where(and(eq(products.workspace, actor.workspace), eq(products.id, input.productId)))
      .for('no key update');
    if (!row) return null;
    const nameTaken = input.name !== undefined && (await isNameTaken(tx, actor, input.name, row.id));
    // A rate that has been retired since stays where it is.
    const rateCharged = input.taxRateId === row.taxRate || (await isCharged(tx, actor, input.taxRateId));
    return { product: productOf(row), nameTaken, rateCharged };
  },
  may: productsPolicy.change,
  decide: ({ product, nameTaken, rateCharged }, { productId: _productId, ...changes }) =>
    decideEditProduct({ product, nameTaken, rateCharged }, changes),
});

const isNameTaken = async (tx: Tx, actor: Actor, name: string, except?: ProductId): Promise<boolean> => {
  const rows = await tx
    .select({ id: products.id })
    .from(products)
    .where(
      and(
        eq(products.workspace, actor.workspace),
        sql`fold_text(${products.name}) = fold_text(${name})`,
        except ? ne(products.id, except) : undefined,
      ),
    );
  return rows.length > 0;
};

/** Locked for as long as the product comes to name it, so that it is not retired meanwhile. */
const isCharged = async (tx: Tx, actor: Actor, id: TaxRateId | null | undefined): Promise<boolean> => {
  if (!id) return true;
  const rows = await tx
    .select({ id: taxRates.id })
    .from(taxRates)
    .where(and(eq(taxRates.workspace, actor.workspace), eq(taxRates.id, id), eq(taxRates.retired, false)))
    .for('share');
  return rows.length > 0;
};
