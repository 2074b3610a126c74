import { eventBounds, timeFrom, type CalendarEvent, type EventTime, type OccurrenceKey } from '@baton/schema/calendar';

import { hereZone } from '../calendar-api.ts';

export interface OneOfSeries extends Pick<CalendarEvent, 'title' | 'location' | 'link' | 'details'> {
  time: EventTime;
  startsAt: string;
  endsAt: string;
}

/** An event as it is on one day of its series, or as a whole. */
export const occurrenceOf = (event: CalendarEvent, key: OccurrenceKey | null): OneOfSeries => {
  const other = key === null ? undefined : event.exceptions.find(({ occurrence }) => occurrence === key)?.values;
  const time = other?.time ?? (key === null ? event.time : timeFrom(event.time, key));
  const { startsAt, endsAt } = eventBounds(time, hereZone());
  const { title, location, link, details } = { ...event, ...other };
  return { title, location, link, details, time, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
};
