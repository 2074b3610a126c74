import { eventBounds, timeFrom, type EventTime, type Occurrence } from '@baton/schema/calendar';
import { addDays } from '@baton/schema/shared';
import { instantOfWall, wallAt } from '@baton/schema/working-time';

import type { LayerFace } from '../layers/layer-face.ts';
import type { Layers } from '../layers/use-layers.ts';
import { wallOf } from './day-parts.ts';

/** The layers that something stands in, of those that are shown; the first gives it its colour. */
export const layersOf = (
  { calendarIds, subscriptionId }: Pick<Occurrence, 'calendarIds' | 'subscriptionId'>,
  layers: Layers,
): LayerFace[] => {
  const elsewhere = subscriptionId === null ? undefined : layers.subscribed.byId.get(subscriptionId);
  return elsewhere ? [elsewhere] : layers.shown.filter(({ id }) => calendarIds.includes(id));
};

/** The same wherever it is carried to, so that the keyboard stays on it; what is only known as busy has nothing but its hours. */
export const keyOf = ({ eventId, occurrence, startsAt, calendarIds }: Occurrence): string =>
  eventId === null ? `${calendarIds.join(' ')} ${startsAt}` : `${eventId} ${occurrence ?? ''}`;

/** Hours of a day where the reader is, for a new event. */
export const timeAt = (day: string, from: number, to: number, zone: string): EventTime => ({
  kind: 'hours',
  from: wallOf(day, from),
  to: wallOf(day, to),
  zone,
});

/** The same event begun at another minute of the reader's clock, by the clock of its own zone and as long as before. */
export const movedTo = (time: EventTime, day: string, from: number, zone: string): EventTime => {
  if (time.kind === 'days') return timeFrom(time, day);
  const begins = instantOfWall(zone, wallOf(day, from));
  return timeFrom(time, wallAt(time.zone, begins));
};

/** The same beginning, and another end where the reader is. */
export const endedAt = (time: EventTime, day: string, to: number, zone: string): EventTime => {
  if (time.kind === 'days') return time;
  const ends = wallAt(time.zone, instantOfWall(zone, wallOf(day, to)));
  const next = { ...time, to: ends };
  const { startsAt, endsAt } = eventBounds(next);
  return endsAt > startsAt ? next : time;
};

const byDays = (wall: string, by: number): string => `${addDays(wall.slice(0, 10), by)}${wall.slice(10)}`;

/** The same event so many days later. */
export const shiftedBy = (time: EventTime, days: number): EventTime => timeFrom(time, byDays(time.from, days));

/** The same beginning, and an end so many days later; it ends after it begins all the same. */
export const lengthenedBy = (time: EventTime, days: number): EventTime => {
  const next = { ...time, to: byDays(time.to, days) };
  return time.kind === 'days'
    ? next.to < time.from
      ? { ...next, to: time.from }
      : next
    : next.to > time.from
      ? next
      : time;
};
