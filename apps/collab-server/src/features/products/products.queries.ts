import { products as contract } from '@baton/schema/products';
import { products } from '@baton/schema/products/tables';
import { and, eq } from 'drizzle-orm';

import { containing, nameOrder, pageOf } from '#platform/command/paging.ts';
import { query } from '#platform/command/query.ts';

import { productsPolicy } from './products.policy.ts';
import { productOf } from './reads.ts';

export const listProducts = query({
  contract: contract.list,
  may: productsPolicy.read,
  read: async ({ tx, actor, input }) => {
    const order = nameOrder(products.name, products.id);
    const rows = await tx
      .select({ row: products, key: order.key })
      .from(products)
      .where(
        and(eq(products.workspace, actor.workspace), containing(products.name, input.q), order.after(input.cursor)),
      )
      .orderBy(...order.by)
      .limit(input.limit + 1);
    return pageOf(
      rows,
      input.limit,
      ({ row }) => productOf(row),
      ({ row, key }) => [key, row.id],
    );
  },
});
