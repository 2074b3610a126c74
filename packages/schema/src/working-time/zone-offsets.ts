import { Temporal } from 'temporal-polyfill';

/** A stretch of time in which the clocks of a zone stand at one distance from UTC. All in milliseconds. */
export interface ClockStretch {
  from: number;
  to: number;
  offset: number;
}

/** Laws about clocks do not change while a program runs, and asking for them is slow. */
const known = new Map<string, readonly ClockStretch[]>();
const mostKnown = 5_000;

/** The stretches of a UTC year, in their order. */
export const clockStretches = (zone: string, year: number): readonly ClockStretch[] => {
  const key = `${zone} ${year}`;
  const found = known.get(key) ?? stretchesOf(zone, year);
  if (known.size >= mostKnown) known.clear();
  known.set(key, found);
  return found;
};

const stretchesOf = (zone: string, year: number): ClockStretch[] => {
  const ends = Date.UTC(year + 1, 0, 1);
  const stretches: ClockStretch[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(Date.UTC(year, 0, 1)).toZonedDateTimeISO(zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    const to = Math.min(next?.epochMilliseconds ?? ends, ends);
    stretches.push({ from: at.epochMilliseconds, to, offset: at.offsetNanoseconds / 1_000_000 });
    if (next === null || to === ends) return stretches;
    at = next;
  }
};

const yearOf = (at: number): number => new Date(at).getUTCFullYear();

const stretchAt = (zone: string, at: number): ClockStretch => {
  const found = clockStretches(zone, yearOf(at)).find(({ from, to }) => from <= at && at < to);
  if (!found) throw new RangeError('There is no such instant');
  return found;
};

/** The minute that a clock in a zone shows at an instant: `2026-11-26T14:30`. */
export const wallAt = (zone: string, at: Date): string => {
  const time = at.getTime();
  return new Date(time + stretchAt(zone, time).offset).toISOString().slice(0, 16);
};

const day = 86_400_000;

/**
 * The instant at which a clock in a zone shows this minute: the first one where it shows it twice. A minute that summer
 * time skips is the one that the clock would show had nobody changed it.
 */
export const instantOfWall = (zone: string, wall: string): Date => {
  const shown = Date.parse(`${wall}Z`);
  const near = [...new Set([yearOf(shown - day), yearOf(shown + day)])].flatMap((year) => clockStretches(zone, year));
  const meeting = near.find(({ from, to, offset }) => from <= shown - offset && shown - offset < to);
  // Skipped: the last stretch that ended before the clock could show it.
  const before = meeting ?? near.findLast(({ to, offset }) => to <= shown - offset);
  if (!before) throw new RangeError('There is no such time');
  return new Date(shown - before.offset);
};
