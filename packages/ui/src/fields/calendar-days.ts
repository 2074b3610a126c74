/** A day without time as `YYYY-MM-DD`; never a `Date`, whose zone would move it. */
export type Day = string;

const utc = (day: Day): Date => new Date(`${day}T00:00:00Z`);
const text = (date: Date): Day => date.toISOString().slice(0, 10);

export const addDays = (day: Day, count: number): Day => {
  const date = utc(day);
  date.setUTCDate(date.getUTCDate() + count);
  return text(date);
};

/** The same day in another month, or that month's last day. */
export const addMonths = (day: Day, count: number): Day => {
  const date = utc(day);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + count);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return text(date);
};

/** Six weeks from Monday that hold the month of this day. */
export const monthGrid = (day: Day): Day[][] => {
  const first = `${day.slice(0, 7)}-01`;
  const monday = addDays(first, -((utc(first).getUTCDay() + 6) % 7));
  return Array.from({ length: 6 }, (_, week) => Array.from({ length: 7 }, (_, at) => addDays(monday, week * 7 + at)));
};

/**
 * Reads a typed day: `2026-11-22`, or day, month and year as this locale orders them, with any separator; without year
 * it is `today`'s. Null when there is no such day.
 */
export const parseDay = (typed: string, { locale, today }: { locale: string; today: Day }): Day | null => {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed.trim());
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts = /^(\d{1,2})[./\s-](\d{1,2})(?:[./\s-](\d{2}|\d{4}))?$/.exec(typed.trim());
  if (!parts) return null;
  const [a, b] = [Number(parts[1]), Number(parts[2])];
  const year = parts[3] === undefined ? Number(today.slice(0, 4)) : Number(parts[3].padStart(4, '2000'));
  return monthFirst(locale) ? dayOf(year, a, b) : dayOf(year, b, a);
};

const dayOf = (year: number, month: number, date: number): Day | null => {
  const made = new Date(Date.UTC(year, month - 1, date));
  const exact = made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === date;
  return exact ? text(made) : null;
};

const monthFirst = (locale: string): boolean =>
  new Intl.DateTimeFormat(locale).formatToParts(0).find((part) => part.type === 'month' || part.type === 'day')
    ?.type === 'month';

/** A day as this locale writes it. */
export const dayText = (day: Day, locale: string, style: Intl.DateTimeFormatOptions = { dateStyle: 'short' }): string =>
  new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).format(utc(day));

/** Today where the reader is. */
export const todayHere = (now = new Date()): Day => {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};
