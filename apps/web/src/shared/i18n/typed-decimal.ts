import { parseDecimal } from '@baton/ui';

/**
 * A price as people type it, as decimal text; null when it is none. `1,234` means a thousand and more, as in every field
 * of money, while `0,005` is half a cent: nobody groups a single zero.
 */
export const typedPrice = (text: string): string | null => {
  const bare = text.replaceAll(/[\p{Sc}]|[A-Za-z]{3}/gu, '').trim();
  const value = parseDecimal(bare, { fraction: /^0[.,]/.test(bare) ? 6 : 2 });
  return value === null || value < 0 || value >= 1e9 ? null : plain(value, 6);
};

/** A percentage of 0 to 100 as people type it, as decimal text. */
export const typedPercent = (text: string): string | null => {
  const value = parseDecimal(text.replace('%', ''), { fraction: 4 });
  return value === null || value < 0 || value > 100 ? null : plain(value, 4);
};

/** A quantity above zero, as decimal text. */
export const typedQuantity = (text: string): string | null => {
  const quantity = typedSigned(text);
  return quantity === null || Number(quantity) <= 0 ? null : quantity;
};

/** A quantity that may give back, as decimal text. */
export const typedSigned = (text: string): string | null => {
  const value = parseDecimal(text, { fraction: /^[-+\u2212]?0[.,]/.test(text.trim()) ? 6 : 2 });
  return value === null || Math.abs(value) >= 1e9 ? null : plain(value, 6);
};

/** As the server keeps it: never in exponent form. */
const plain = (value: number, digits: number): string => value.toFixed(digits).replace(/\.?0+$/, '');

/** Decimal text as the text of an input in this locale. */
export const decimalInputText = (text: string, locale: string): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 6, useGrouping: false }).format(Number(text));
