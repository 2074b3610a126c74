/**
 * How one stored value reads. `undefined` and `null` are "not set" and read as the default without a flaw; anything that
 * is not of the field's form reads as the default too, and `bad` says so.
 */
export interface Read<T> {
  value: T;
  bad: boolean;
}

const good = <T>(value: T): Read<T> => ({ value, bad: false });
const bad = <T>(value: T): Read<T> => ({ value, bad: true });
const unset = (value: unknown): value is null | undefined => value === undefined || value === null;

/** Lower case only: the same id in two spellings would be two cards and one row. */
export const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

export const isCurrency = (value: unknown): value is string => typeof value === 'string' && /^[A-Z]{3}$/.test(value);

/** A day of the calendar as `YYYY-MM-DD`, years 1900 to 2999. */
export const isDay = (value: unknown): value is string => {
  if (typeof value !== 'string' || !/^(19|2\d)\d\d-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
};

/** Text as it is kept everywhere: no control characters, no half characters (no database or JSON takes them), bounded. */
export const cleanText = (value: string, longest: number): string =>
  value
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .slice(0, longest)
    .toWellFormed();

export const readText = (value: unknown, longest: number): Read<string> => {
  if (typeof value !== 'string') return bad('');
  const clean = cleanText(value, longest);
  return clean === value ? good(value) : bad(clean);
};

/** Reads a value that may be absent by its own test. */
export const readOptional = <T>(value: unknown, is: (value: unknown) => value is T): Read<T | null> => {
  if (unset(value)) return good(null);
  return is(value) ? good(value) : bad(null);
};

export const readOr = <T>(value: unknown, is: (value: unknown) => value is T, fallback: T): Read<T> => {
  if (unset(value)) return good(fallback);
  return is(value) ? good(value) : bad(fallback);
};

/** Reads a value that every such thing has: absent is a flaw as well. */
export const readRequired = <T>(value: unknown, is: (value: unknown) => value is T, fallback: T): Read<T> =>
  is(value) ? good(value) : bad(fallback);

export const isWhole = (value: unknown, least: number, most: number): value is number =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

export const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';

/** The version that a document of this kind says it has. */
export const isShape = (value: unknown): value is number => isWhole(value, 1, 1_000_000);
