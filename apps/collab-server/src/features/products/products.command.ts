import { products as contract } from '@baton/schema/products';
import { products } from '@baton/schema/products/tables';
import type { ProductId } from '@baton/schema/shared';
import { and, eq, ne, sql } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { command } from '#platform/command/command.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { decideCreateProduct, decideEditProduct } from './products.decide.ts';
import { productsPolicy } from './products.policy.ts';
import { productOf } from './reads.ts';

export const createProduct = command({
  contract: contract.create,
  load: async ({ tx, actor, input }) => ({ nameTaken: await isNameTaken(tx, actor, input.name) }),
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
    return { product: productOf(row), nameTaken };
  },
  may: productsPolicy.change,
  decide: decideEditProduct,
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
