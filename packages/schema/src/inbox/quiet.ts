import { addDays, weekdayOf } from '../shared/calendar-day.ts';
import type { WorkingHours } from '../working-time/working-hours.ts';
import { workingSpansBetween } from '../working-time/working-time.ts';
import { instantOfWall, wallAt } from '../working-time/zone-offsets.ts';
import type { NotificationSettings, QuietHours } from './notification-settings.ts';

type Quiet = Pick<NotificationSettings, 'quiet' | 'quietUntil'>;

const day = 86_400_000;
/** Somebody who does not work for longer than this is told all the same. */
const longestDays = 400;

/** When quiet that holds at this instant ends: the hours one has set, or quiet mode, whichever is later; null for none. */
export const quietEnd = ({ quiet, quietUntil }: Quiet, hours: WorkingHours, at: Date): Date | null => {
  const until = quietUntil === null ? null : new Date(quietUntil);
  const mode = until !== null && until > at ? until : at;
  const end = quiet === null ? mode : endOfHours(quiet, hours, mode);
  return end > at ? end : null;
};

const endOfHours = (quiet: QuietHours, hours: WorkingHours, at: Date): Date =>
  quiet.kind === 'off-work' ? nextWork(hours, at) : endOfSpans(quiet, hours.zone, at);

/** The instant itself while there is work. Looks near first: most people work tomorrow. */
const nextWork = (hours: WorkingHours, at: Date): Date => {
  for (const days of [8, 60, longestDays]) {
    const [span] = workingSpansBetween(hours, at, new Date(at.getTime() + days * day));
    if (span) return span.from;
  }
  return new Date(at.getTime() + longestDays * day);
};

/** One stretch may begin as another ends, such as from a clock that goes back; so many cannot follow one another. */
const endOfSpans = (quiet: Extract<QuietHours, { kind: 'hours' }>, zone: string, at: Date): Date => {
  let end = at;
  for (let stretch = 0; stretch < 8; stretch += 1) {
    const later = endOfSpan(quiet, zone, end);
    if (later === null) return end;
    end = later;
  }
  return end;
};

const endOfSpan = ({ from, to, days }: Extract<QuietHours, { kind: 'hours' }>, zone: string, at: Date): Date | null => {
  const today = wallAt(zone, at).slice(0, 10);
  for (const begins of [addDays(today, -1), today]) {
    if (!days.includes(weekdayOf(begins))) continue;
    const start = instantOfWall(zone, `${begins}T${from}`);
    const end = instantOfWall(zone, `${to > from ? begins : addDays(begins, 1)}T${to}`);
    if (start <= at && at < end) return end;
  }
  return null;
};

/** The first instant after another at which the clock of a zone shows this minute of the day. */
export const nextDaily = (dailyAt: string, zone: string, after: Date): Date => {
  const today = wallAt(zone, after).slice(0, 10);
  const moments = [0, 1, 2].map((days) => instantOfWall(zone, `${addDays(today, days)}T${dailyAt}`));
  const next = moments.find((moment) => moment > after);
  if (!next) throw new RangeError('There is no such time');
  return next;
};
