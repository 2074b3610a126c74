import type { PricedLine, Tax } from '../pricing/pricing.ts';
import type { ProductId } from '../shared/id.ts';
import type { Currency } from '../shared/money.ts';
import { priceFor, type ProductPrice } from './price.ts';
import type { Product } from './product.ts';
import type { TaxRate } from './tax-rate.ts';

/** What the price book says of some products: each with its prices, and the rates that they may be taxed by. */
export interface BookPages {
  products: ReadonlyMap<ProductId, { product: Product; prices: readonly ProductPrice[] }>;
  rates: readonly TaxRate[];
}

/** What a line of a product is asked for with. */
export interface BookAsked {
  prices: readonly ProductPrice[];
  rates: readonly TaxRate[];
  currency: Currency;
  quantity: string;
  day: string;
}

/** A line as the price book has it; without a price, which is then to be typed, where there is none in this currency. */
export const lineOfProduct = (
  product: Product,
  { prices, rates, ...asked }: BookAsked,
): { fields: Partial<PricedLine>; priced: boolean } => {
  const unitPrice = priceFor(product, prices, asked);
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

export const taxOfRate = ({ category, rate }: Pick<TaxRate, 'category' | 'rate'>): Tax => ({ category, rate });
