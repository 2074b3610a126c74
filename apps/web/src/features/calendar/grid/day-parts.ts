import type { Occurrence } from '@baton/schema/calendar';
import { addDays } from '@baton/schema/shared';
import { instantOfWall, wallAt } from '@baton/schema/working-time';

/** What stands on one day of a grid, in minutes of the clock on the wall. */
export interface DayPart<Item> {
  item: Item;
  from: number;
  to: number;
}

export const dayMinutes = 1_440;
const shortest = 15;

const minutesOf = (wall: string): number => Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));

/** A minute of a day as a clock shows it; the end of the day is the next one's midnight. */
export const wallOf = (day: string, minutes: number): string => {
  const on = addDays(day, Math.floor(minutes / dayMinutes));
  const left = ((minutes % dayMinutes) + dayMinutes) % dayMinutes;
  return `${on}T${String(Math.floor(left / 60)).padStart(2, '0')}:${String(left % 60).padStart(2, '0')}`;
};

/** Whole days, and what lasts a day or longer, stand above the hours. */
export const isLong = ({ time, startsAt, endsAt }: Pick<Occurrence, 'time' | 'startsAt' | 'endsAt'>): boolean =>
  time.kind === 'days' || Date.parse(endsAt) - Date.parse(startsAt) >= dayMinutes * 60_000;

/**
 * The part of an event that lies on a day where the reader is; null for none. When the clocks go back within it, it may
 * seem to end before it begins: it is then as short as anything can be.
 */
export const partOn = <Item extends Pick<Occurrence, 'startsAt' | 'endsAt'>>(
  item: Item,
  day: string,
  zone: string,
): DayPart<Item> | null => {
  const from = wallAt(zone, new Date(item.startsAt));
  const to = wallAt(zone, new Date(item.endsAt));
  const [begins, ends] = [from.slice(0, 10), to.slice(0, 10)];
  if (begins > day || ends < day || (ends === day && to.endsWith('T00:00') && begins < day)) return null;
  const start = begins === day ? minutesOf(from) : 0;
  const end = ends === day ? minutesOf(to) : dayMinutes;
  return { item, from: Math.min(start, dayMinutes - shortest), to: Math.max(end, start + shortest) };
};

/** The days, first to last, that something long lies on where the reader is. */
export const daysOn = ({ time, startsAt, endsAt }: Pick<Occurrence, 'time' | 'startsAt' | 'endsAt'>, zone: string) => {
  if (time.kind === 'days') return { from: time.from, to: time.to };
  const to = wallAt(zone, new Date(Date.parse(endsAt) - 1));
  return { from: wallAt(zone, new Date(startsAt)).slice(0, 10), to: to.slice(0, 10) };
};

/** How many hours a day of this zone is longer or shorter than others: 1 when clocks go back, -1 when forward. */
export const clockChange = (day: string, zone: string): number => {
  const length =
    instantOfWall(zone, `${addDays(day, 1)}T00:00`).getTime() - instantOfWall(zone, `${day}T00:00`).getTime();
  return length / 3_600_000 - 24;
};

/** Instants between which these days are, where the reader is. */
export const windowOf = (days: readonly string[], zone: string): { from: string; to: string } => {
  const first = days[0] ?? '';
  const last = days.at(-1) ?? first;
  return {
    from: instantOfWall(zone, `${first}T00:00`).toISOString(),
    to: instantOfWall(zone, `${addDays(last, 1)}T00:00`).toISOString(),
  };
};
