import type { AttendeeAnswer, EventTime, Occurrence, OccurrenceKey } from '@baton/schema/calendar';
import type { MemberId } from '@baton/schema/shared';
import type { QueryClient } from '@tanstack/react-query';

import type { QueuedKinds } from '#shared/queue/command-queue.ts';
import type { Refused } from '#shared/queue/queue-store.ts';

import {
  addOccurrence,
  api,
  dropOccurrences,
  eventQuery,
  patchEvent,
  patchOccurrences,
  putEvent,
  readEventsAgain,
  type EventInput,
  type EventSeen,
} from '../calendar-api.ts';
import {
  answeredEvent,
  answeredOccurrence,
  changedEvent,
  changedOccurrence,
  keptEvent,
  keptOccurrence,
  timesOf,
  type WantedEvent,
} from './kept-event.ts';

/** An event to be made, by whom and when. */
export interface QueuedEvent {
  wanted: WantedEvent;
  by: MemberId;
  at: string;
}

export interface QueuedEventChange {
  wanted: EventInput<'edit'>;
  /** Of which occurrence, and where it stands until then; none for what a grid does not show. */
  shown: { occurrence: OccurrenceKey | null; time: EventTime } | null;
  /** What was on the screen, for whoever thinks better of it; absent in what was kept before that could be done. */
  before?: EventSeen;
}

export interface QueuedAnswer {
  wanted: EventInput<'answer'>;
  member: MemberId;
  before?: AttendeeAnswer;
}

export interface QueuedCancelling {
  wanted: EventInput<'cancel'>;
}

/** What a kept command is about. */
export const eventThing = (eventId: string): string => `event:${eventId}`;
const about = ({ wanted }: { wanted: { eventId: string } }): string => eventThing(wanted.eventId);

/** Who is booked twice by what was kept says so and is asked; trying again means: in spite of it. */
const inSpite = <Wanted extends object>(queued: { wanted: Wanted }, { reason }: Refused) =>
  reason === 'double-booked' ? { ...queued, wanted: { ...queued.wanted, despiteConflict: true } } : queued;

/** What can be done in the calendar without network, and changed or withdrawn before it is sent. */
export const queuedEvents = (queries: QueryClient): QueuedKinds => {
  const settled = () => readEventsAgain(queries);
  const show = (queued: QueuedCancelling, cancelled: boolean) => {
    const { wanted } = queued;
    patchOccurrences(queries, (each) => (isCancelled(each, wanted) ? { ...each, cancelled } : each));
    if (wanted.occurrence === undefined)
      patchEvent(queries, wanted.eventId, (event) => ({
        ...event,
        cancelledAt: cancelled ? (event.cancelledAt ?? event.changedAt) : null,
      }));
  };
  const answer = (eventId: string, member: MemberId, said: AttendeeAnswer) => {
    patchOccurrences(queries, (each) => (each.eventId === eventId ? answeredOccurrence(each, member, said) : each));
    patchEvent(queries, eventId, (event) => answeredEvent(event, member, said));
  };
  return {
    'event.create': {
      send: ({ wanted }: QueuedEvent, key) => api.events.create.call(wanted, { context: { key } }),
      again: inSpite<WantedEvent>,
      show: ({ wanted, ...made }: QueuedEvent) => {
        // Kept before events had an id of their own from the start: it is sent, and then seen.
        if (wanted.eventId === undefined) return;
        addOccurrence(queries, keptOccurrence(wanted));
        putEvent(queries, keptEvent(wanted, made));
      },
      hide: ({ wanted: { eventId } }: QueuedEvent) => {
        dropOccurrences(queries, eventId);
        queries.removeQueries({ queryKey: eventQuery(eventId).queryKey });
      },
      about,
      settled,
    },
    'event.edit': {
      send: ({ wanted }: QueuedEventChange, key) => api.events.edit.call(wanted, { context: { key } }),
      again: inSpite<EventInput<'edit'>>,
      show: ({ wanted, shown }: QueuedEventChange) => {
        patchOccurrences(queries, (each) => {
          if (each.eventId !== wanted.eventId) return each;
          const changed = changedOccurrence(each, wanted);
          return shown?.occurrence === each.occurrence ? { ...changed, ...timesOf(shown.time) } : changed;
        });
        patchEvent(queries, wanted.eventId, (event) => changedEvent(event, wanted));
      },
      hide: ({ wanted: { eventId }, before }: QueuedEventChange) => {
        patchOccurrences(queries, (each) => (each.eventId === eventId ? beforeOf(each, before) : each));
        if (before?.event) putEvent(queries, before.event);
      },
      about,
      settled,
    },
    'event.answer': {
      send: ({ wanted }: QueuedAnswer, key) => api.events.answer.call(wanted, { context: { key } }),
      again: inSpite<EventInput<'answer'>>,
      show: ({ wanted, member }: QueuedAnswer) => answer(wanted.eventId, member, wanted.answer),
      hide: ({ wanted, member, before = 'none' }: QueuedAnswer) => answer(wanted.eventId, member, before),
      about,
      settled,
    },
    'event.cancel': {
      send: ({ wanted }: QueuedCancelling, key) => api.events.cancel.call(wanted, { context: { key } }),
      show: (queued: QueuedCancelling) => show(queued, true),
      hide: (queued: QueuedCancelling) => show(queued, false),
      about,
      settled,
    },
  };
};

const beforeOf = (each: Occurrence, before: EventSeen | undefined): Occurrence =>
  before?.occurrences.find(({ occurrence }) => occurrence === each.occurrence) ?? each;

const isCancelled = (each: Occurrence, { eventId, occurrence, scope }: EventInput<'cancel'>): boolean => {
  if (each.eventId !== eventId) return false;
  if (scope === undefined || occurrence === undefined || each.occurrence === null) return true;
  return scope === 'this' ? each.occurrence === occurrence : each.occurrence >= occurrence;
};
