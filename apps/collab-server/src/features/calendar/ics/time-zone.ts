import { clockStretches } from '@baton/schema/working-time';

import { property, type Component } from './content-lines.ts';

/** A change of the clocks of a zone. */
interface Change {
  /** What the clocks showed at that moment, before they were changed. */
  wall: Date;
  from: number;
  to: number;
}

/** As far as it is said what clocks do; what the law will be later, nobody knows. */
const yearsAhead = 2;
/** Some readers leave out the first change of a rule: it lies a year before the one that the first events need. */
const yearsBefore = 2;

/**
 * The rules of a zone as other calendars want them told, for events from this year on. Changes that come on the same
 * weekday of the same month every year are told as a rule, others one by one.
 */
export const timeZoneOf = (zone: string, sinceYear: number): Component => {
  const changes = changesOf(zone, sinceYear - yearsBefore, sinceYear + yearsAhead);
  const first = clockStretches(zone, sinceYear - 1)[0]?.offset ?? 0;
  const told =
    changes.length === 0 ? [observance({ wall: new Date(0), from: first, to: first }, null)] : observances(changes);
  return { name: 'VTIMEZONE', properties: [property('TZID', zone)], components: told };
};

const changesOf = (zone: string, from: number, to: number): Change[] => {
  const stretches = Array.from({ length: to - from + 1 }, (_, at) => clockStretches(zone, from + at)).flat();
  return stretches.flatMap((stretch, at) => {
    const before = stretches[at - 1];
    if (!before || before.offset === stretch.offset) return [];
    return [{ wall: new Date(stretch.from + before.offset), from: before.offset, to: stretch.offset }];
  });
};

/** What makes two changes the same one of two years: `3 -1SU`, at the same hour. */
const ruleOf = ({ wall, from, to }: Change): string => {
  const day = wall.getUTCDate();
  const days = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0)).getUTCDate();
  const nth = day > days - 7 ? -1 : Math.ceil(day / 7);
  const weekday = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][wall.getUTCDay()];
  return `FREQ=YEARLY;BYMONTH=${wall.getUTCMonth() + 1};BYDAY=${nth}${weekday} ${wall.toISOString().slice(11, 19)} ${from} ${to}`;
};

const observances = (changes: readonly Change[]): Component[] => {
  const byRule = Map.groupBy(changes, ruleOf);
  const years = new Set(changes.map(({ wall }) => wall.getUTCFullYear())).size;
  return [...byRule].flatMap(([rule, same]) => {
    const [first] = same;
    const everyYear = same.length === years && first !== undefined;
    return everyYear ? [observance(first, rule.split(' ')[0] ?? null)] : same.map((change) => observance(change, null));
  });
};

const observance = ({ wall, from, to }: Change, rule: string | null): Component => ({
  name: to > from ? 'DAYLIGHT' : 'STANDARD',
  properties: [
    property('DTSTART', wall.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')),
    property('TZOFFSETFROM', offset(from)),
    property('TZOFFSETTO', offset(to)),
    ...(rule === null ? [] : [property('RRULE', rule)]),
  ],
  components: [],
});

const offset = (ms: number): string => {
  const minutes = Math.abs(Math.trunc(ms / 60_000));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `${ms < 0 ? '-' : '+'}${hours}${rest}`;
};
