import { recurrences, type Discount, type Recurrence, type Tax } from '@baton/schema/pricing';
import { minorDigitsOf, type Currency } from '@baton/schema/shared';

const formats = new Map<string, Intl.NumberFormat>();

const formatOf = (locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const key = locale + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, format);
  return format;
};

/** The narrow no-break space that French groups with is too thin to be seen in this type. */
const wide = (text: string): string => text.replaceAll('\u202F', '\u00A0');

/** A sum in minor units as a column of sums has it: always with its cents, with or without its sign. */
export const amountText = (amount: number, currency: Currency, locale: string, sign = false): string => {
  const digits = minorDigitsOf(currency);
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const style = sign ? ({ style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const) : {};
  return wide(formatOf(locale, { ...fraction, ...style }).format(amount / 10 ** digits));
};

/** A price of one, with the digits that it has and no fewer than its money does. */
export const priceText = (price: string, currency: Currency, locale: string): string =>
  wide(
    formatOf(locale, { minimumFractionDigits: minorDigitsOf(currency), maximumFractionDigits: 6 }).format(
      Number(price),
    ),
  );

export const quantityText = (quantity: string, locale: string): string =>
  wide(formatOf(locale, { maximumFractionDigits: 6 }).format(Number(quantity)));

export const percentText = (percent: string, locale: string): string =>
  wide(formatOf(locale, { style: 'percent', maximumFractionDigits: 4 }).format(Number(percent) / 100));

export const discountText = (discount: Discount, currency: Currency, locale: string): string =>
  'percent' in discount
    ? percentText(discount.percent, locale)
    : wide(
        formatOf(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(
          Number(discount.amount),
        ),
      );

/** What a line is taxed by: its percentage, or why it is not. */
export const taxText = (
  { category, rate }: Tax,
  locale: string,
  reason: (category: Tax['category']) => string,
): string => (category === 'standard' ? percentText(rate, locale) : reason(category));

/** Sums by how often they are due, in one line: `1 200,00 € · 90,00 € per month`. */
export const sumsText = (
  sums: Partial<Record<Recurrence, number>>,
  currency: Currency,
  { locale, due }: { locale: string; due: (recurrence: Recurrence) => string },
): string =>
  recurrences
    .flatMap((recurrence) => {
      const sum = sums[recurrence];
      if (sum === undefined) return [];
      const amount = amountText(sum, currency, locale);
      return [recurrence === 'once' ? amount : `${amount} ${due(recurrence)}`];
    })
    .join(' · ') || amountText(0, currency, locale);
