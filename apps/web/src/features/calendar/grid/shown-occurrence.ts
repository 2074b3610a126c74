import { eventBounds, timeFrom, type EventTime, type Occurrence } from '@baton/schema/calendar';
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

export const keyOf = ({ eventId, occurrence, startsAt, calendarIds }: Occurrence): string =>
  `${eventId ?? calendarIds.join(' ')} ${occurrence ?? startsAt}`;

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
