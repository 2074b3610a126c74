import { z } from 'zod';

import { patterns } from '../pricing/line-values.ts';
import { minorDigitsOf } from '../shared/minor-digits.ts';
import { currency, type Currency } from '../shared/money.ts';
import type { Product } from './product.ts';

/** Major units as decimal text, up to six digits behind the point. */
export const unitPrice = z.string().regex(patterns.unitPrice);

/** From this quantity on, one piece costs that. */
export const priceTier = z.strictObject({
  from: z
    .string()
    .regex(patterns.quantity)
    .refine((text) => Number(text) > 0),
  unitPrice,
});
export type PriceTier = z.infer<typeof priceTier>;

/** What a product costs in one currency, from a day until the next price of that currency. */
export const productPrice = z.strictObject({
  currency,
  validFrom: z.iso.date(),
  unitPrice,
  /** For larger quantities, the smallest first. */
  tiers: z.array(priceTier).max(20),
});
export type ProductPrice = z.infer<typeof productPrice>;

/**
 * What one piece costs, as decimal text: by the newest price of the currency that holds on that day, in the tier that the
 * quantity reaches; without one, the list price where it is in that currency; otherwise null, to be typed.
 */
export const priceFor = (
  { price }: Pick<Product, 'price'>,
  prices: readonly ProductPrice[],
  asked: { currency: Currency; quantity: string; day: string },
): string | null => {
  const held = prices
    .filter((each) => each.currency === asked.currency && each.validFrom <= asked.day)
    .reduce<ProductPrice | null>((newest, each) => (newest && newest.validFrom > each.validFrom ? newest : each), null);
  if (held === null) return price.currency === asked.currency ? majorText(price.amount, price.currency) : null;
  const tier = held.tiers.findLast(({ from }) => Number(from) <= Number(asked.quantity));
  return tier?.unitPrice ?? held.unitPrice;
};

/** Minor units as decimal text in major ones: `1250` EUR → `12.5`. */
const majorText = (amount: number, code: Currency): string => {
  const digits = minorDigitsOf(code);
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const fraction = text.slice(text.length - digits).replace(/0+$/, '');
  return `${amount < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
};
