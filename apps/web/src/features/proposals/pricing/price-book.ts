import type { PricedLine } from '@baton/schema/pricing';
import { priceFor, type Product, type ProductPrice, type TaxRate } from '@baton/schema/products';
import type { Currency } from '@baton/schema/shared';

import { taxOfRate } from './typed-cell.ts';

/** A line as the price book has it; its price is null where there is none in this currency. */
export const lineOfProduct = (
  product: Product,
  {
    prices,
    rates,
    currency,
    day,
  }: { prices: readonly ProductPrice[]; rates: readonly TaxRate[]; currency: Currency; day: string },
): { fields: Partial<PricedLine>; priced: boolean } => {
  const unitPrice = priceFor(product, prices, { currency, quantity: '1', day });
  const rate = rates.find(({ id }) => id === product.taxRateId);
  return {
    priced: unitPrice !== null,
    fields: {
      text: product.name,
      productId: product.id,
      unit: product.unit,
      recurrence: product.recurrence,
      unitPrice: unitPrice ?? '0',
      tax: rate ? taxOfRate(rate) : null,
    },
  };
};

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
