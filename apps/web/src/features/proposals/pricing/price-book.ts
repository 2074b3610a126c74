import type { PricedLine } from '@baton/schema/pricing';
import { priceFor, type Product, type ProductPrice } from '@baton/schema/products';
import type { Currency } from '@baton/schema/shared';

/**
 * The price of a tier that another quantity reaches; null to leave the price. Only a price that is the book's own follows
 * it: what somebody typed is theirs.
 */
export const tierPrice = (
  line: Pick<PricedLine, 'quantity' | 'unitPrice'>,
  quantity: string,
  book: { product: Product; prices: readonly ProductPrice[]; currency: Currency; day: string },
): string | null => {
  const { product, prices, ...asked } = book;
  const before = priceFor(product, prices, { ...asked, quantity: line.quantity });
  const after = priceFor(product, prices, { ...asked, quantity });
  return before === line.unitPrice && after !== null && after !== before ? after : null;
};
