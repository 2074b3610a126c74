import { calendars, events, type CalendarEvent, type Occurrence } from '@baton/schema/calendar';
import type { CalendarId, EventId } from '@baton/schema/shared';
import { workingTime } from '@baton/schema/working-time';
import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';

import { apiOf } from '#shared/api/client.ts';

export const api = apiOf({ calendars, events, workingTime });

/** What a command on events is asked with. */
export type EventInput<Name extends 'create' | 'edit' | 'answer' | 'cancel'> = Parameters<
  (typeof api.events)[Name]['call']
>[0];

/** Where the reader is; the grid goes by the clock there. */
export const hereZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What a grid shows: whose, and between which instants. */
export interface CalendarWindow {
  calendars: readonly CalendarId[];
  from: string;
  to: string;
}

const windowKey = ['events', 'window'] as const;

export const windowQuery = ({ calendars: whose, from, to }: CalendarWindow) =>
  queryOptions({
    queryKey: [...windowKey, whose, from, to],
    queryFn: () => api.events.window.call({ calendars: whose.join(','), from, to, zone: hereZone() }),
    enabled: whose.length > 0,
    // The days before stay while the next ones are read.
    placeholderData: keepPreviousData,
    meta: { facts: ['event.', 'calendar.', 'access.'], kept: true },
  });

export const calendarsQuery = () =>
  api.calendars.list.queryOptions({ meta: { facts: ['calendar.', 'access.', 'team.', 'member.'], kept: true } });

export const busyQuery = ({ calendars: whose, from, to }: CalendarWindow) =>
  api.calendars.busy.queryOptions({
    input: { calendars: whose.join(','), from, to },
    enabled: whose.length > 0,
    placeholderData: keepPreviousData,
    meta: { facts: ['team.hours-', 'member.hours-', 'member.absence-'], kept: true },
  });

export const absencesQuery = (from: string, to: string) =>
  api.workingTime.listAbsences.queryOptions({
    input: { from, to },
    placeholderData: keepPreviousData,
    meta: { facts: ['member.absence-'], kept: true },
  });

export const eventQuery = (eventId: EventId) =>
  api.events.get.queryOptions({ input: { eventId }, meta: { facts: ['event.'], subject: eventId, kept: true } });

type Window = Awaited<ReturnType<typeof api.events.window.call>>;

/** Writes what is about to be so into every grid, before the server has said anything. */
export const patchOccurrences = (queries: QueryClient, patch: (occurrence: Occurrence) => Occurrence): void =>
  void queries.setQueriesData<Window>(
    { queryKey: windowKey },
    (known) => known && { ...known, data: known.data.map(patch) },
  );

/** Puts what only this device knows of into the grids that show its calendar then; what is there stays as it is. */
export const addOccurrence = (queries: QueryClient, added: Occurrence): void => {
  const same = ({ eventId }: Occurrence) => eventId === added.eventId;
  for (const [key, known] of queries.getQueriesData<Window>({ queryKey: windowKey })) {
    const [, , whose, from, to] = key as [string, string, readonly CalendarId[], string, string];
    const isShown = added.calendarIds.some((id) => whose.includes(id)) && added.startsAt < to && added.endsAt > from;
    if (known && isShown && !known.data.some(same))
      queries.setQueryData<Window>(key, { ...known, data: [...known.data, added] });
  }
};

/** Takes an event that only this device knows of out of every grid. */
export const dropOccurrences = (queries: QueryClient, eventId: string): void =>
  void queries.setQueriesData<Window>(
    { queryKey: windowKey },
    (known) => known && { ...known, data: known.data.filter((each) => each.eventId !== eventId) },
  );

/** Writes an event as it is to be read when it is opened. */
export const putEvent = (queries: QueryClient, event: CalendarEvent): void =>
  void queries.setQueryData(eventQuery(event.id).queryKey, event);

export const patchEvent = (
  queries: QueryClient,
  eventId: string,
  patch: (event: CalendarEvent) => CalendarEvent,
): void =>
  void queries.setQueryData(eventQuery(eventId as EventId).queryKey, (known: CalendarEvent | undefined) =>
    known === undefined ? undefined : patch(known),
  );

/** What this device shows of an event. */
export interface EventSeen {
  event: CalendarEvent | null;
  occurrences: readonly Occurrence[];
}

export const eventSeen = (queries: QueryClient, eventId: EventId): EventSeen => {
  const all = queries
    .getQueriesData<Window>({ queryKey: windowKey })
    .flatMap(([, known]) => known?.data.filter((each) => each.eventId === eventId) ?? []);
  return {
    event: queries.getQueryData(eventQuery(eventId).queryKey) ?? null,
    occurrences: [...new Map(all.map((each) => [each.occurrence, each])).values()],
  };
};

export const readEventsAgain = (queries: QueryClient): void => {
  void queries.invalidateQueries({ queryKey: windowKey });
  void queries.invalidateQueries({ queryKey: api.events.key() });
};
