import { productChanged, productCreated } from '@baton/schema/products';
import { products } from '@baton/schema/products/tables';
import type { ProductId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { FactProjection } from '#platform/facts/facts.port.ts';

/** Rows of the price list follow its facts. */
export const productsProjections: Record<string, FactProjection> = {
  [productCreated.type]: async (tx, fact) => {
    const { name, series, price, retired } = productCreated.data.parse(fact.data);
    await tx.insert(products).values({
      workspace: fact.workspace,
      id: fact.subject.id as ProductId,
      name,
      series,
      price: price.amount,
      currency: price.currency,
      retired,
      createdAt: fact.occurredAt,
    });
  },
  [productChanged.type]: async (tx, fact) => {
    const { name, series, price, retired } = productChanged.data.parse(fact.data);
    await tx
      .update(products)
      .set({ name, series, price: price.amount, currency: price.currency, retired })
      .where(and(eq(products.workspace, fact.workspace), eq(products.id, fact.subject.id as ProductId)));
  },
};
