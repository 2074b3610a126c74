import {
  addWorkingMinutes,
  isWorking,
  workingMinutesBetween,
  type HourSpan,
  type TimeAway,
  type WorkingHours,
} from '@baton/schema/working-time';

import { seededRandom } from './mutate-update.ts';

const minute = 60_000;
const dayMinutes = 1_440;
/** As many cases are asked about one window: walking the clocks of a window is what takes long. */
const perWindow = 200;
const windowDays = 12;

type Random = () => number;
const upTo = (random: Random, most: number): number => Math.floor(random() * most);
const oneOf = <T>(random: Random, from: readonly T[]): T => from[upTo(random, from.length)] as T;

/** What a clock on the wall of a zone shows at each minute from a moment on. */
interface Window {
  zone: string;
  from: number;
  days: string[];
  weekdays: number[];
  minutes: number[];
}

const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Every minute is asked of Intl, which knows nothing of the arithmetic that is being checked. */
const walkClock = (zone: string, from: number): Window => {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const window: Window = { zone, from, days: [], weekdays: [], minutes: [] };
  for (let at = 0; at < windowDays * dayMinutes; at += 1) {
    // "Thu, 2026-11-26, 20:28"
    const shown = format.format(from + at * minute);
    window.weekdays.push(weekdayNames.indexOf(shown.slice(0, 3)));
    window.days.push(shown.slice(5, 15));
    window.minutes.push(Number(shown.slice(17, 19)) * 60 + Number(shown.slice(20)));
  }
  return window;
};

const inMinutes = (hour: string): number => {
  const [hours = '', minutes = ''] = hour.split(':');
  return Number(hours) * 60 + Number(minutes);
};
const holding = ({ from, to }: HourSpan) => {
  const [begins, ends] = [inMinutes(from), inMinutes(to)];
  return (at: number): boolean => begins <= at && at < ends;
};

/** For each minute of the window, whether it is worked. */
const workedMinutes = ({ days, weekdays, minutes }: Window, { week, holidays, away = [] }: WorkingHours): boolean[] => {
  const open = week.map((spans) => spans.map(holding));
  const off = away.map(({ from, to, hours }) => ({ from, to, holds: hours ? holding(hours) : () => true }));
  return minutes.map((at, place) => {
    if (!open[weekdays[place] ?? 0]?.some((holds) => holds(at))) return false;
    const day = days[place] ?? '';
    return !holidays.includes(day) && !off.some(({ from, to, holds }) => from <= day && to >= day && holds(at));
  });
};

/** Half of the windows lie around a change of the clocks, where there is one that year. */
const aWindow = (random: Random, zones: readonly string[]): Window => {
  const zone = oneOf(random, zones);
  const [year, anyDay] = [1990 + upTo(random, 55), upTo(random, 365)];
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const offsetOn = (day: number) =>
    format.formatToParts(Date.UTC(year, 0, day)).find(({ type }) => type === 'timeZoneName')?.value;
  const changes = Array.from({ length: 364 }, (_, at) => at + 1).filter((day) => offsetOn(day) !== offsetOn(day + 1));
  const around = random() < 0.5 && changes.length > 0 ? oneOf(random, changes) - 2 - upTo(random, 5) : anyDay;
  return walkClock(zone, Date.UTC(year, 0, around, upTo(random, 24), upTo(random, 60)));
};

const hourOf = (at: number): string =>
  [Math.floor(at / 60), at % 60].map((part) => `${part}`.padStart(2, '0')).join(':');
/** Many of them where clocks change. */
const anHour = (random: Random): number => (random() < 0.4 ? upTo(random, 300) : upTo(random, dayMinutes + 1));
const someHours = (random: Random, most: number): HourSpan[] => {
  const marks = [...new Set(Array.from({ length: 2 * upTo(random, most + 1) }, () => anHour(random)))].sort(
    (one, other) => one - other,
  );
  return Array.from({ length: Math.floor(marks.length / 2) }, (_, at) => ({
    from: hourOf(marks[2 * at] ?? 0),
    to: hourOf(marks[2 * at + 1] ?? 0),
  }));
};

const someHoursOff = (random: Random, days: readonly string[]): TimeAway => {
  const [from, to] = [oneOf(random, days), oneOf(random, days)].sort() as [string, string];
  const [hours] = random() < 0.5 ? someHours(random, 2) : [];
  return hours ? { from, to: from, hours } : { from, to, hours: null };
};

const hoursFor = (random: Random, { zone, days }: Window): WorkingHours => ({
  zone,
  week: weekdayNames.map(() => someHours(random, 3)),
  holidays: Array.from({ length: upTo(random, 3) }, () => oneOf(random, days)),
  away: Array.from({ length: upTo(random, 3) }, () => someHoursOff(random, days)),
});

/** One question about one window; null when working time and the walk over the clock agree. */
const difference = (random: Random, window: Window): string | null => {
  const hours = hoursFor(random, window);
  const worked = workedMinutes(window, hours);
  const begin = upTo(random, worked.length - 1);
  const end = begin + upTo(random, worked.length - begin);
  const at = (place: number) => new Date(window.from + place * minute);
  const told = (what: string, found: unknown, expected: unknown) =>
    `${what}: ${String(found)}, not ${String(expected)}, from ${at(begin).toISOString()} to ${at(end).toISOString()}, ${JSON.stringify(hours)}`;
  const between = worked.slice(begin, end).filter(Boolean).length;
  const found = workingMinutesBetween(hours, at(begin), at(end));
  if (found !== between) return told('between', found, between);
  if (isWorking(hours, at(begin)) !== worked[begin]) return told('at', !worked[begin], worked[begin]);
  const wanted = upTo(random, between + 1);
  if (wanted === 0) return null;
  let last = begin;
  for (let left = wanted; left > 0; last += 1) if (worked[last]) left -= 1;
  const added = addWorkingMinutes(hours, at(begin), wanted);
  return added.getTime() === at(last).getTime()
    ? null
    : told(`${wanted} more`, added.toISOString(), at(last).toISOString());
};

/** Asks so many questions of working time and of a clock that is walked minute by minute; what they differ in. */
export const compareWorkingTime = ({ cases, seed }: { cases: number; seed: number }): string[] => {
  const random = seededRandom(seed);
  const zones = Intl.supportedValuesOf('timeZone');
  const differences: string[] = [];
  for (let done = 0; done < cases; done += perWindow) {
    const window = aWindow(random, zones);
    for (let asked = 0; asked < Math.min(perWindow, cases - done); asked += 1) {
      const found = difference(random, window);
      if (found !== null) differences.push(found);
    }
  }
  return differences;
};
