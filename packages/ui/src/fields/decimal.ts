/**
 * Reads a number as people type it, with comma or dot, with or without grouping (`1 234,50`, `1.234,50`, `1,234.5`).
 * Null when it is no number. A lone separator before exactly three digits is grouping unless `fraction` allows three.
 */
export const parseDecimal = (text: string, { fraction = 2 }: { fraction?: number } = {}): number | null => {
  const bare = text.replaceAll(/[\s\u00A0\u202F'’]/g, '').replace('\u2212', '-');
  if (!/^[+-]?[\d.,]*\d[\d.,]*$/.test(bare)) return null;
  const point = decimalPoint(bare, fraction);
  const whole = (point < 0 ? bare : bare.slice(0, point)).replaceAll(/[.,]/g, '');
  const rest = point < 0 ? '' : bare.slice(point + 1).replaceAll(/[.,]/g, '');
  const value = Number(`${whole === '' || whole === '-' || whole === '+' ? `${whole}0` : whole}.${rest || '0'}`);
  return Number.isFinite(value) ? value : null;
};

/** Where the decimal separator stands, or -1. */
const decimalPoint = (text: string, fraction: number): number => {
  const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  if (last < 0) return -1;
  const mark = text[last] ?? '';
  const both = text.includes(',') && text.includes('.');
  const repeated = text.indexOf(mark) !== last;
  if (repeated && !both) return -1;
  const digitsAfter = text.length - last - 1;
  if (!both && digitsAfter === 3 && fraction < 3) return -1;
  return last;
};

/** How many minor digits a currency has: 2 for EUR, 0 for JPY, 3 for TND. Unknown codes count as 2. */
export const minorDigits = (currency: string): number => {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
};

/** Typed text → minor units of a currency, rounded half away from zero; null when it is no amount. */
export const parseMoney = (text: string, currency: string): number | null => {
  const digits = minorDigits(currency);
  const value = parseDecimal(text.replaceAll(/[\p{Sc}]|[A-Za-z]{3}/gu, ''), { fraction: digits });
  if (value === null) return null;
  const minor = Math.sign(value) * Math.round(Math.abs(value) * 10 ** digits + 1e-7);
  return Number.isSafeInteger(minor) ? minor : null;
};

/** Minor units → the text of an input in this locale, without the currency: `1250` → `12,50`. */
export const moneyInputText = (amount: number | null, currency: string, locale: string): string => {
  if (amount === null) return '';
  const digits = minorDigits(currency);
  const whole = amount % 10 ** digits === 0;
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: whole ? 0 : digits,
    maximumFractionDigits: digits,
  }).format(amount / 10 ** digits);
};

/** The symbol of a currency as this locale writes it: `€`, `$`, `CHF`. */
export const currencySymbol = (currency: string, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find((part) => part.type === 'currency')?.value ?? currency;
