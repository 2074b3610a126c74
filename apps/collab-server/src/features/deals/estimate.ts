import type { Product } from '@baton/schema/products';
import type { Money, ProductId } from '@baton/schema/shared';

/** What stands in for a value that is not known: the product's list price. Both null where there is none to be seen. */
export const estimateOf = (
  prices: ReadonlyMap<ProductId, Product>,
  product: ProductId | null,
): { productName: string | null; estimate: Money | null } => {
  const line = product === null ? undefined : prices.get(product);
  return { productName: line?.name ?? null, estimate: line?.price ?? null };
};
