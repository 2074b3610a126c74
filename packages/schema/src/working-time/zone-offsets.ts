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
