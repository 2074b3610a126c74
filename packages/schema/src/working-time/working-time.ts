import { addDays, weekdayOf } from '../shared/calendar-day.ts';
import type { HourSpan, TimeAway, WorkingHours } from './working-hours.ts';
import { clockStretches } from './zone-offsets.ts';

/**
 * Working time is what the clock on the wall says it is: an instant is worked when the hour that a clock in the zone shows
 * lies within the hours of the day that it shows. So an hour that summer time skips is not worked, and one that it
 * repeats is worked twice.
 */

/** A stretch of time in which there is work. */
export interface WorkingSpan {
  from: Date;
  to: Date;
}

const minute = 60_000;
const day = 86_400_000;
/** Beyond it nothing is reckoned: hours that leave no time at all would be searched for ever. */
const lastYear = 2_300;

/** The instant at which so many minutes of work are done, counted from `from`; `from` itself for none. */
export const addWorkingMinutes = (hours: WorkingHours, from: Date, minutes: number): Date => {
  if (!(minutes >= 0)) throw new RangeError('Working time is added forwards');
  let left = minutes * minute;
  if (left === 0) return new Date(from);
  for (const span of spansFrom(hours, from.getTime())) {
    const length = span.to - span.from;
    if (left <= length) return new Date(span.from + left);
    left -= length;
  }
  throw new RangeError('These hours leave no time to work');
};

/** How many minutes of work lie between two instants, parts of a minute included; none when `to` is not after `from`. */
export const workingMinutesBetween = (hours: WorkingHours, from: Date, to: Date): number =>
  workingSpansBetween(hours, from, to).reduce((sum, span) => sum + (span.to.getTime() - span.from.getTime()), 0) /
  minute;

/** Whether there is work at this instant; the end of a stretch belongs to it no more. */
export const isWorking = (hours: WorkingHours, at: Date): boolean => {
  const [span] = spansFrom(hours, at.getTime(), at.getTime() + 1);
  return span !== undefined;
};

/** The stretches of work between two instants, in their order. */
export const workingSpansBetween = (hours: WorkingHours, from: Date, to: Date): WorkingSpan[] =>
  joined(spansFrom(hours, from.getTime(), to.getTime()));

/** The stretches of work of one day of the zone, in their order. */
export const workingSpansOfDay = (hours: WorkingHours, on: string): WorkingSpan[] => {
  const midnight = Date.parse(on);
  return joined([...spansFrom(hours, midnight - day, midnight + 2 * day)].filter((span) => span.on === on));
};

/** What follows without a gap is one stretch: a change of the clocks within working hours divides nothing. */
const joined = (stretches: Iterable<Stretch>): WorkingSpan[] => {
  const spans: WorkingSpan[] = [];
  for (const { from, to } of stretches) {
    const last = spans.at(-1);
    if (last?.to.getTime() === from) last.to = new Date(to);
    else spans.push({ from: new Date(from), to: new Date(to) });
  }
  return spans;
};

interface Stretch {
  on: string;
  from: number;
  to: number;
}

/** Walks the stretches in which clocks stand still against UTC, and in each the days that they show. */
function* spansFrom(hours: WorkingHours, from: number, until = Number.POSITIVE_INFINITY): Generator<Stretch> {
  const open = openHours(hours);
  for (let year = new Date(from).getUTCFullYear(); year < lastYear && Date.UTC(year, 0, 1) < until; year += 1) {
    for (const { offset, ...stretch } of clockStretches(hours.zone, year)) {
      const within = { from: Math.max(stretch.from, from), to: Math.min(stretch.to, until) };
      if (within.from < within.to) yield* spansOfDays(within, offset, open);
    }
  }
}

function* spansOfDays(
  within: Omit<Stretch, 'on'>,
  offset: number,
  open: (on: string) => readonly HourSpan[],
): Generator<Stretch> {
  let on = dayAt(within.from + offset);
  for (let midnight = Date.parse(on) - offset; midnight < within.to; midnight += day) {
    for (const span of open(on)) {
      const from = Math.max(midnight + minutesOf(span.from) * minute, within.from);
      const to = Math.min(midnight + minutesOf(span.to) * minute, within.to);
      if (from < to) yield { on, from, to };
    }
    on = addDays(on, 1);
  }
}

const dayAt = (wall: number): string => new Date(wall).toISOString().slice(0, 10);
const minutesOf = (hour: string): number => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3));

/** What a day holds once holidays and absences are taken out. */
const openHours = ({ week, holidays, away = [] }: WorkingHours) => {
  const closed = new Set(holidays);
  return (on: string): readonly HourSpan[] => {
    const usual = week[weekdayOf(on) - 1] ?? [];
    if (usual.length === 0 || closed.has(on)) return [];
    return away.filter(({ from, to }) => from <= on && on <= to).reduce(without, usual);
  };
};

const without = (spans: readonly HourSpan[], { hours }: TimeAway): readonly HourSpan[] =>
  hours === null
    ? []
    : spans
        .flatMap(({ from, to }) => [
          { from, to: to < hours.from ? to : hours.from },
          { from: from > hours.to ? from : hours.to, to },
        ])
        .filter(({ from, to }) => from < to);
