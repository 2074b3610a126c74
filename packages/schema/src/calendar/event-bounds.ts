import { addDays } from '../shared/calendar-day.ts';
import { instantOfWall } from '../working-time/zone-offsets.ts';
import type { EventTime } from './event-time.ts';

export interface Bounds {
  startsAt: Date;
  endsAt: Date;
}

/** The instants between which an event is; whole days begin and end at midnight in the zone of whoever asks. */
export const eventBounds = (time: EventTime, zone = 'UTC'): Bounds =>
  time.kind === 'hours'
    ? ordered(instantOfWall(time.zone, time.from), instantOfWall(time.zone, time.to))
    : ordered(instantOfWall(zone, `${time.from}T00:00`), instantOfWall(zone, `${addDays(time.to, 1)}T00:00`));

/** The clocks may go back within an event that seems to end before it began. */
const ordered = (startsAt: Date, endsAt: Date): Bounds => ({
  startsAt,
  endsAt: endsAt < startsAt ? startsAt : endsAt,
});

const minute = 60_000;
const written = (wall: number, { kind }: EventTime): string =>
  new Date(wall).toISOString().slice(0, kind === 'hours' ? 16 : 10);
const read = (wall: string): number => Date.parse(wall.length === 10 ? wall : `${wall}Z`);

/** How far apart two moments of the wall are, in minutes. */
export const wallMinutesBetween = (from: string, to: string): number => (read(to) - read(from)) / minute;

/** The same event begun at another moment of the wall, as long as before. */
export const timeFrom = (time: EventTime, from: string): EventTime =>
  shiftedTime(time, wallMinutesBetween(time.from, from));

export const shiftedTime = (time: EventTime, minutes: number): EventTime => ({
  ...time,
  from: written(read(time.from) + minutes * minute, time),
  to: written(read(time.to) + minutes * minute, time),
});
