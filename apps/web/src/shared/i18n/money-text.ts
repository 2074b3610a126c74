import type { Currency, Money } from '@baton/schema/shared';

const digitsByCurrency = new Map<string, number>();

/** Minor digits of a currency: 2 for EUR, 0 for JPY. */
export const minorDigitsOf = (currency: Currency): number => {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  digitsByCurrency.set(currency, digits);
  return digits;
};

const formats = new Map<string, Intl.NumberFormat>();

const formatOf = (locale: string, currency: Currency, digits: number) => {
  const key = `${locale} ${currency} ${digits}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formats.set(key, made);
  return made;
};

/** An amount for people: `12 500 €`, and `12 500,50 €` only where there are cents. `whole` leaves the cents out. */
export const moneyText = ({ amount, currency }: Money, locale: string, whole = false): string => {
  const digits = minorDigitsOf(currency);
  const shown = whole || amount % 10 ** digits === 0 ? 0 : digits;
  // The narrow no-break space that French groups with is too thin to be seen in the interface's type.
  return formatOf(locale, currency, shown)
    .format(amount / 10 ** digits)
    .replaceAll('\u202F', '\u00A0');
};
