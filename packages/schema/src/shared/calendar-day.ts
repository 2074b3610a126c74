/** Milliseconds of a calendar day; days are counted in UTC, where each has the same length. */
const length = 86_400_000;

const written = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The day so many days after a `YYYY-MM-DD`. */
export const addDays = (day: string, count: number): string => written(Date.parse(day) + count * length);

/** The weekday of a `YYYY-MM-DD`, Monday 1 to Sunday 7. */
export const weekdayOf = (day: string): number => new Date(day).getUTCDay() || 7;

/** This day of the calendar as `YYYY-MM-DD`; null when there is no such day. */
export const dayIn = (year: number, month: number, day: number): string | null => {
  const time = Date.UTC(year, month - 1, day);
  const found = Number.isNaN(time) ? '' : written(time);
  const asked = [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-');
  return found === asked ? found : null;
};
