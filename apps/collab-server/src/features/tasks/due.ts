// The library of rules looks for Temporal where the language will have it.
import 'temporal-polyfill/global';
import type { TaskDue } from '@baton/schema/tasks';
import { RRuleTemporal } from 'rrule-temporal';

/** The instant of a day with an hour; null without one. An hour that the change to summer time skips is the next one. */
export const instantOf = (due: Pick<TaskDue, 'on' | 'time' | 'zone'> | null): Date | null => {
  if (due === null || due.time === null) return null;
  const at = Temporal.PlainDateTime.from(`${due.on}T${due.time}`).toZonedDateTime(due.zone);
  return new Date(at.epochMilliseconds);
};

/** The day that it is somewhere, and when the next one begins there. */
export const dayIn = (now: Date, zone: string): { today: string; ends: Date } => {
  const day = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  const ends = day.add({ days: 1 }).toZonedDateTime(zone);
  return { today: day.toString(), ends: new Date(ends.epochMilliseconds) };
};

/** Rule TK6: the first day of a rule after this one and not before `today`; null when it has come to its end. */
export const nextDay = (rule: string, on: string, today: string): string | null => {
  const after = today > on ? new Date(midnight(today).getTime() - 1) : midnight(on);
  try {
    const series = new RRuleTemporal({ rruleString: `DTSTART:${on.replaceAll('-', '')}T000000Z\nRRULE:${rule}` });
    const next = series.next(after, false);
    return next && next.year < 2200 ? next.toPlainDate().toString() : null;
  } catch {
    // A rule that no day fits, such as the 31st of every twelfth month from February: the library gives up searching.
    return null;
  }
};

// Days alone, so no zone and no summer time has a say.
const midnight = (day: string) => new Date(`${day}T00:00:00Z`);

/** An instant that keeps its hour of the day while a task moves from one day to another. */
export const movedWith = (at: string, { from, to, zone }: { from: string; to: string; zone: string }): string => {
  const days = Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' });
  const moved = Temporal.Instant.from(at).toZonedDateTimeISO(zone).add(days);
  return new Date(moved.epochMilliseconds).toISOString();
};
