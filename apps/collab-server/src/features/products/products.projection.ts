import { productChanged, productCreated } from '@baton/schema/products';
import { products } from '@baton/schema/products/tables';
import type { ProductId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { FactProjection } from '#platform/facts/facts.port.ts';

/** Rows of the price list follow its facts. */
export const productsProjections: Record<string, FactProjection> = {
  [productCreated.type]: async (tx, fact) => {
    await tx.insert(products).values({
      workspace: fact.workspace,
      id: fact.subject.id as ProductId,
      ...columnsOf(productCreated.data.parse(fact.data)),
      createdAt: fact.occurredAt,
    });
  },
  [productChanged.type]: async (tx, fact) => {
    await tx
      .update(products)
      .set(columnsOf(productChanged.data.parse(fact.data)))
      .where(and(eq(products.workspace, fact.workspace), eq(products.id, fact.subject.id as ProductId)));
  },
};

/** What an older fact does not tell stays as it is. */
const columnsOf = ({
  name,
  series,
  price,
  retired,
  kind,
  unit,
  recurrence,
  taxRateId,
}: ReturnType<typeof productCreated.data.parse>) => ({
  name,
  series,
  price: price.amount,
  currency: price.currency,
  retired,
  kind,
  unit,
  recurrence,
  taxRate: taxRateId,
});
