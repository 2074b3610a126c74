import { minorDigitsOf } from '#shared/i18n/money-text.ts';

/** Minor units as a person would type them in this locale, without grouping signs that vary by browser. */
export const moneyInput = (amount: number | null, currency: string, locale: string): string => {
  if (amount === null) return '';
  const digits = minorDigitsOf(currency);
  const shown = amount % 10 ** digits === 0 ? 0 : digits;
  return new Intl.NumberFormat(locale, {
    useGrouping: false,
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  }).format(amount / 10 ** digits);
};
