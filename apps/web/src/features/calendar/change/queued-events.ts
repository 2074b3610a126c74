import {
  eventBounds,
  type AttendeeAnswer,
  type EventTime,
  type Occurrence,
  type OccurrenceKey,
} from '@baton/schema/calendar';
import type { CalendarId, MemberId } from '@baton/schema/shared';
import type { QueryClient } from '@tanstack/react-query';

import type { QueuedKinds } from '#shared/queue/command-queue.ts';
import type { Refused } from '#shared/queue/queue-store.ts';

import { addOccurrence, api, hereZone, patchOccurrences, readEventsAgain } from '../calendar-api.ts';

type Input<Name extends 'create' | 'edit' | 'answer' | 'cancel'> = Parameters<(typeof api.events)[Name]['call']>[0];

/** An event to be made, and how it looks until the server has said. */
export interface QueuedEvent {
  wanted: Input<'create'>;
  shown: Occurrence;
}

export interface QueuedEventChange {
  wanted: Input<'edit'>;
  /** Of which occurrence, and where it stands until then; none for what a grid does not show. */
  shown: { occurrence: OccurrenceKey | null; time: EventTime } | null;
}

export interface QueuedAnswer {
  wanted: Input<'answer'>;
  member: MemberId;
}

export interface QueuedCancelling {
  wanted: Input<'cancel'>;
}

/** Who is booked twice by what was kept says so and is asked; trying again means: in spite of it. */
const inSpite = <Wanted extends object>(queued: { wanted: Wanted }, { reason }: Refused) =>
  reason === 'double-booked' ? { ...queued, wanted: { ...queued.wanted, despiteConflict: true } } : queued;

/** What can be done in the calendar without network. */
export const queuedEvents = (queries: QueryClient): QueuedKinds => {
  const settled = () => readEventsAgain(queries);
  return {
    'event.create': {
      send: ({ wanted }: QueuedEvent, key) => api.events.create.call(wanted, { context: { key } }),
      again: inSpite<Input<'create'>>,
      show: ({ shown }: QueuedEvent) => addOccurrence(queries, shown),
      settled,
    },
    'event.edit': {
      send: ({ wanted }: QueuedEventChange, key) => api.events.edit.call(wanted, { context: { key } }),
      again: inSpite<Input<'edit'>>,
      show: ({ wanted: { eventId }, shown }: QueuedEventChange) => {
        if (shown)
          patchOccurrences(queries, (each) => (isIt(each, eventId, shown.occurrence) ? at(each, shown.time) : each));
      },
      settled,
    },
    'event.answer': {
      send: ({ wanted }: QueuedAnswer, key) => api.events.answer.call(wanted, { context: { key } }),
      again: inSpite<Input<'answer'>>,
      show: ({ wanted: { eventId, answer }, member }: QueuedAnswer) =>
        patchOccurrences(queries, (each) => (each.eventId === eventId ? answered(each, member, answer) : each)),
      settled,
    },
    'event.cancel': {
      send: ({ wanted }: QueuedCancelling, key) => api.events.cancel.call(wanted, { context: { key } }),
      show: ({ wanted }: QueuedCancelling) =>
        patchOccurrences(queries, (each) => (isCancelled(each, wanted) ? { ...each, cancelled: true } : each)),
      settled,
    },
  };
};

/** An event that only this device knows of: it has no page yet. */
export const shownEvent = ({ title, time, calendarId, ...event }: Input<'create'>): Occurrence => ({
  eventId: null,
  occurrence: null,
  calendarIds: [calendarId as CalendarId],
  ...timesOf(time),
  title,
  location: event.location ?? '',
  link: event.link ?? null,
  account: null,
  showAs: event.showAs ?? 'busy',
  private: event.private ?? false,
  cancelled: false,
  repeats: (event.repeat ?? null) !== null,
  changed: false,
  organiserId: null,
  people: [],
  others: 0,
  myAnswer: null,
  doubleBooked: false,
  subscriptionId: null,
  mayEdit: false,
});

const timesOf = (time: EventTime) => {
  const { startsAt, endsAt } = eventBounds(time, hereZone());
  return { time, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
};

const at = (occurrence: Occurrence, time: EventTime): Occurrence => ({ ...occurrence, ...timesOf(time) });

const isIt = (each: Occurrence, eventId: string, key: OccurrenceKey | null): boolean =>
  each.eventId === eventId && each.occurrence === key;

const answered = (each: Occurrence, member: MemberId, answer: AttendeeAnswer): Occurrence => ({
  ...each,
  myAnswer: answer,
  people: each.people.map((person) => (person.memberId === member ? { ...person, answer } : person)),
});

const isCancelled = (each: Occurrence, { eventId, occurrence, scope }: Input<'cancel'>): boolean => {
  if (each.eventId !== eventId) return false;
  if (scope === undefined || occurrence === undefined || each.occurrence === null) return true;
  return scope === 'this' ? each.occurrence === occurrence : each.occurrence >= occurrence;
};
