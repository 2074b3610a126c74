// The library of rules looks for Temporal where the language will have it.
import 'temporal-polyfill/global';
import { eventBounds, timeFrom, type EventException, type EventTime, type OccurrenceKey } from '@baton/schema/calendar';
import { addDays } from '@baton/schema/shared';
import { wallAt } from '@baton/schema/working-time';
import { RRuleTemporal } from 'rrule-temporal';

/** An event as its days follow from it. */
export interface Series {
  time: EventTime;
  repeat: string | null;
  exceptions: readonly EventException[];
}

/** One of its days. */
export interface Instance {
  /** Null for an event that does not come again. */
  occurrence: OccurrenceKey | null;
  time: EventTime;
  exception: EventException | null;
}

const dayMs = 86_400_000;

/**
 * The days of a series between two instants, in the order of the rule. Rules are reckoned by the clock on the wall, with no
 * zone: an event at nine stays at nine. `zone` is where whole days begin and end.
 */
export const instancesBetween = (series: Series, from: Date, to: Date, zone = 'UTC'): Instance[] => {
  const isWithin = ({ time }: Instance): boolean => {
    const { startsAt, endsAt } = eventBounds(time, zone);
    return startsAt < to && (endsAt > from || (endsAt.getTime() === startsAt.getTime() && startsAt >= from));
  };
  if (series.repeat === null) return [{ occurrence: null, time: series.time, exception: null }].filter(isWithin);
  const { time, exceptions } = series;
  const length = Math.max(dayMs, read(time.to) - read(time.from));
  const byKey = new Map(exceptions.map((exception) => [exception.occurrence, exception]));
  const regular = walls(series, new Date(from.getTime() - length - 2 * dayMs), new Date(to.getTime() + 2 * dayMs))
    .filter((key) => !byKey.has(key))
    .map((occurrence): Instance => ({ occurrence, time: timeFrom(time, occurrence), exception: null }));
  const changed = exceptions.map((exception): Instance => ({
    occurrence: exception.occurrence,
    time: exception.values.time ?? timeFrom(time, exception.occurrence),
    exception,
  }));
  return [...regular, ...changed].filter(isWithin);
};

/** Whether the rule has a day there, whatever became of it. */
export const occursAt = (series: Series, key: OccurrenceKey): boolean =>
  series.repeat !== null && key.length === series.time.from.length && walls(series, wall(key), wall(key)).length > 0;

/** Whether the rule can be followed, and leads somewhere. */
export const isUnderstood = ({ time, repeat }: Pick<Series, 'time' | 'repeat'>): boolean => {
  if (repeat === null) return true;
  try {
    return ruleOf({ time, repeat }).next(new Date(read(time.from) - 1), true) !== null;
  } catch {
    return false;
  }
};

/** From the first minute of a series to the last; null where it has no end. Whole days count from anywhere on earth. */
export const reachOf = (series: Series): { startsAt: Date; endsAt: Date | null } => {
  const own = series.exceptions.flatMap(({ values }) => (values.time ? [eventBounds(values.time)] : []));
  const first = eventBounds(series.time);
  const last = series.repeat === null ? first.endsAt : lastOf(series);
  const ends = [last, ...own.map(({ endsAt }) => endsAt)];
  return {
    startsAt: earliest([first.startsAt, ...own.map(({ startsAt }) => startsAt)]),
    endsAt: ends.includes(null) ? null : latest(ends as Date[]),
  };
};

/** A series in two: until before this day, and from it on. */
export const dividedRule = (series: Series, key: OccurrenceKey): { before: string; after: string } => {
  const rule = series.repeat ?? '';
  const parts = rule.split(';').filter((part) => !/^(COUNT|UNTIL)=/.test(part));
  const lastDay = addDays(key.slice(0, 10), -1).replaceAll('-', '');
  const count = Number(/COUNT=(\d+)/.exec(rule)?.[1] ?? 0);
  const passed = count === 0 ? 0 : walls(series, wall(series.time.from), wall(key)).length - 1;
  return {
    before: [...parts, `UNTIL=${lastDay}`].join(';'),
    after: count === 0 ? rule : [...parts, `COUNT=${count - passed}`].join(';'),
  };
};

const read = (at: string): number => Date.parse(at.length === 10 ? at : `${at}Z`);
const wall = (at: string): Date => new Date(read(at));
const earliest = (all: Date[]): Date => new Date(Math.min(...all.map((each) => each.getTime())));
const latest = (all: Date[]): Date => new Date(Math.max(...all.map((each) => each.getTime())));

/** Moments of the wall as if they were of UTC, between two of them. */
const walls = ({ time, repeat }: Pick<Series, 'time' | 'repeat'>, from: Date, to: Date): string[] => {
  const begins = new Date(Math.max(from.getTime(), read(time.from)));
  if (repeat === null || begins > to) return [];
  // The day on which a series begins is one of it, also where its rule would have it otherwise.
  const first = read(time.from) >= from.getTime() ? [time.from] : [];
  try {
    const found = ruleOf({ time, repeat })
      .between(begins, to, true)
      .map((at) => new Date(at.epochMilliseconds).toISOString().slice(0, time.from.length));
    return [...new Set([...first, ...found])];
  } catch {
    // A rule that no day fits: the library gives up searching.
    return first;
  }
};

const ruleOf = ({ time, repeat }: { time: EventTime; repeat: string }): RRuleTemporal =>
  new RRuleTemporal({ rruleString: `DTSTART:${stamp(time.from)}\nRRULE:${floating(repeat, time)}` });

const stamp = (at: string): string => `${new Date(read(at)).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** The end of a rule is an instant or a day; here it is a moment of the wall, the last one of its day. */
const floating = (rule: string, time: EventTime): string =>
  rule.replace(/UNTIL=(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\dZ)?/, (_, year, month, day, hour, minute) => {
    const date = `${year}-${month}-${day}`;
    if (hour === undefined || time.kind === 'days') return `UNTIL=${stamp(`${date}T23:59`)}`;
    return `UNTIL=${stamp(wallAt(time.zone, new Date(`${date}T${hour}:${minute}:00Z`)))}`;
  });

/** As many of a counted series are followed to find its end; a longer one is taken for endless. */
const mostCounted = 1_000;

const lastOf = (series: Series): Date | null => {
  const rule = series.repeat ?? '';
  const until = /UNTIL=(\d{4})(\d\d)(\d\d)/.exec(rule);
  const count = Number(/COUNT=(\d+)/.exec(rule)?.[1] ?? 0);
  const own = { ...series, repeat: rule };
  if (until) {
    // In the zone of the event it may be the day after already.
    const day = addDays(until.slice(1).join('-'), 1);
    return eventBounds(timeFrom(series.time, `${day}${series.time.from.slice(10)}`)).endsAt;
  }
  if (count === 0 || count > mostCounted) return null;
  try {
    const last = ruleOf(own).all().at(-1);
    if (!last) return eventBounds(series.time).endsAt;
    const key = new Date(last.epochMilliseconds).toISOString().slice(0, series.time.from.length);
    return eventBounds(timeFrom(series.time, key)).endsAt;
  } catch {
    return eventBounds(series.time).endsAt;
  }
};
