/** How a cell reads: nothing in it, something that could not be read, or a value. */
export type Cell<T> = T | null | typeof unreadable;
export const unreadable = Symbol('unreadable');

/** A number with `.` or `,` as decimal mark, spaces, apostrophes or the other mark between thousands, a currency sign. */
export const readNumber = (cell: string): Cell<number> => {
  const plain = cell.replaceAll(/[\s\u00a0\u202f'’€$£]|(?:EUR|USD|GBP|CHF)/g, '');
  if (plain === '') return cell.trim() === '' ? null : unreadable;
  const decimal = decimalMark(plain);
  const digits = decimal === ',' ? plain.replaceAll('.', '').replace(',', '.') : plain.replaceAll(',', '');
  return /^-?\d{1,15}(\.\d+)?$/.test(digits) ? Number(digits) : unreadable;
};

/** The last mark is the decimal one, unless it stands alone before exactly three digits as in 12,500. */
const decimalMark = (plain: string): ',' | '.' => {
  const [comma, point] = [plain.lastIndexOf(','), plain.lastIndexOf('.')];
  if (comma < 0) return '.';
  if (point > comma) return '.';
  if (point >= 0) return ',';
  return /^-?\d{1,3}(,\d{3})+$/.test(plain) ? '.' : ',';
};

export const readWhole = (cell: string): Cell<number> => {
  const number = readNumber(cell);
  return typeof number === 'number' && !Number.isInteger(number) ? unreadable : number;
};

/** A day as `YYYY-MM-DD`: ISO with or without a time, or day, month, year with `/`, `.` or `-` between them. */
export const readDay = (cell: string): Cell<string> => {
  const text = cell.trim();
  if (text === '') return null;
  const iso = /^(\d{4})-(\d\d?)-(\d\d?)(?:[T ].*)?$/.exec(text);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const european = /^(\d\d?)[/.-](\d\d?)[/.-](\d{4})$/.exec(text);
  if (!european) return unreadable;
  const [, first, second, year] = european;
  const day = dayOf(year, second, first);
  return day === unreadable ? dayOf(year, first, second) : day;
};

const dayOf = (year = '', month = '', day = ''): string | typeof unreadable => {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  const real = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  return real && year >= '1900' && year < '3000' ? text : unreadable;
};

export const readCurrencyCode = (cell: string): Cell<string> => {
  const text = cell.trim().toUpperCase();
  if (text === '') return null;
  return currencies.has(text) ? text : unreadable;
};

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** Text of at most `longest` characters, without control characters; null when nothing is left. */
export const readText = (cell: string, longest = 200): string | null => {
  const text = cell
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed();
  return text === '' ? null : text;
};

/** Minor units of an amount in its currency: 12.5 EUR is 1250, 12.5 JPY is 13. */
export const toMinor = (amount: number, currency: string): number => Math.round(amount * 10 ** digitsOf(currency));

const digitsOf = (currency: string): number => {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  digitsByCurrency.set(currency, digits);
  return digits;
};
const digitsByCurrency = new Map<string, number>();
