import { oc } from '@orpc/contract';
import { z } from 'zod';

import { accountId, attendeeId, calendarId, eventId } from '../shared/id.ts';
import { listInput, listOf } from '../shared/list.ts';
import { refusals } from '../shared/refusal.ts';
import { timeZone } from '../shared/zone.ts';
import { occurrenceKey } from './event-time.ts';
import { attendeeAnswer, bookedEvent, conflict, event, eventValues, invitee, invitees, occurrence } from './event.ts';
import { calendarIds, window } from './window.ts';

const one = z.strictObject({ eventId });
const values = eventValues.partial().shape;

/** Which of a series a change is about; of an event that does not come again there is only `all`. */
export const eventScopes = ['this', 'following', 'all'] as const;
const scope = {
  scope: z.enum(eventScopes).default('all'),
  /** Which one, for `this` and `following`. */
  occurrence: occurrenceKey.optional(),
};

/**
 * Somebody would be at two things at once. It is said before it is done, and done when it is asked again with
 * `despiteConflict`; the answer then names what else there is.
 */
const despiteConflict = z.boolean().default(false);

const whenWrong = ['repeat-not-understood', 'account-not-found', 'occurrence-not-found'] as const;
const whoIsWrong = ['member-not-found', 'contact-not-found', 'contact-without-address', 'too-many-attendees'] as const;
const changing = [...whenWrong, 'double-booked', 'event-cancelled'] as const;

/** What stands in calendars. An event lives in one calendar and is seen in those of all who are at it. */
export const events = {
  window: oc
    .route({
      method: 'GET',
      path: '/events',
      summary: 'What stands in these calendars between two instants; series are told one by one',
      tags: ['events'],
    })
    .input(
      z.strictObject({
        calendars: calendarIds,
        ...window,
        /** Where the reader is: whole days begin and end there. */
        zone: timeZone.default('UTC'),
        /** Also what was cancelled. */
        cancelled: z
          .enum(['true', 'false'])
          .default('false')
          .transform((text) => text === 'true'),
      }),
    )
    .output(
      z.strictObject({
        data: z.array(occurrence),
        /** There was more than one window holds, and the latest are left out. */
        cut: z.boolean(),
      }),
    ),
  ofAccount: oc
    .route({
      method: 'GET',
      path: '/accounts/{accountId}/events',
      summary: 'Events about an account, the latest first; series once',
      tags: ['events'],
    })
    .input(z.strictObject({ accountId, ...listInput }))
    .output(listOf(event)),
  conflicts: oc
    .route({
      method: 'POST',
      path: '/events/conflicts',
      summary: 'What else the people of an event would be at; asked before it is saved',
      tags: ['events'],
    })
    .input(
      z.strictObject({
        calendarId,
        ...eventValues.pick({ time: true, repeat: true }).shape,
        attendees: invitees.default([]),
        /** An event that is being changed does not conflict with itself. */
        eventId: eventId.optional(),
      }),
    )
    .output(z.strictObject({ data: z.array(conflict) })),
  get: oc
    .route({ method: 'GET', path: '/events/{eventId}', summary: 'One event or series', tags: ['events'] })
    .input(one)
    .output(event),
  create: oc
    .route({ method: 'POST', path: '/events', summary: 'Put an event into a calendar', tags: ['events'] })
    .input(
      z.strictObject({
        ...values,
        /** Made by whoever makes the event, who may change it before the server has heard of it; the server's own when absent. */
        eventId: eventId.optional(),
        title: eventValues.shape.title,
        time: eventValues.shape.time,
        calendarId,
        attendees: invitees.default([]),
        despiteConflict,
      }),
    )
    .output(bookedEvent)
    .errors(refusals(...changing, ...whoIsWrong, 'event-exists')),
  edit: oc
    .route({
      method: 'PATCH',
      path: '/events/{eventId}',
      summary: 'Change an event: one of a series, it and all that follow, or all of it',
      tags: ['events'],
    })
    .input(z.strictObject({ eventId, ...scope, ...values, despiteConflict }))
    .output(bookedEvent)
    .errors(refusals(...changing, 'only-for-all')),
  moveToCalendar: oc
    .route({
      method: 'PUT',
      path: '/events/{eventId}/calendar',
      summary: 'Put it into another calendar',
      tags: ['events'],
    })
    .input(z.strictObject({ eventId, calendarId, despiteConflict }))
    .output(bookedEvent)
    .errors(refusals('double-booked', 'event-cancelled', 'calendar-not-found')),
  invite: oc
    .route({
      method: 'POST',
      path: '/events/{eventId}/attendees',
      summary: 'Invite people; those who are invited already stay so',
      tags: ['events'],
    })
    .input(z.strictObject({ eventId, attendees: z.array(invitee).min(1).max(50), despiteConflict }))
    .output(bookedEvent)
    .errors(refusals('double-booked', 'event-cancelled', ...whoIsWrong)),
  uninvite: oc
    .route({
      method: 'DELETE',
      path: '/events/{eventId}/attendees/{attendeeId}',
      summary: 'They are not invited any more',
      tags: ['events'],
    })
    .input(z.strictObject({ eventId, attendeeId }))
    .output(event)
    .errors(refusals('event-cancelled', 'not-invited')),
  answer: oc
    .route({
      method: 'PUT',
      path: '/events/{eventId}/answer',
      summary: 'Say whether I come',
      tags: ['events'],
    })
    .input(z.strictObject({ eventId, answer: attendeeAnswer.exclude(['none']), despiteConflict }))
    .output(bookedEvent)
    .errors(refusals('double-booked', 'event-cancelled')),
  cancel: oc
    .route({
      method: 'POST',
      path: '/events/{eventId}/cancel',
      summary: 'Call it off: one of a series, it and all that follow, or all of it; it is kept as cancelled',
      tags: ['events'],
    })
    .input(z.strictObject({ eventId, ...scope }))
    .output(event)
    .errors(refusals('event-cancelled', 'occurrence-not-found')),
  restore: oc
    .route({
      method: 'POST',
      path: '/events/{eventId}/restore',
      summary: 'It takes place after all; of a series also one alone',
      tags: ['events'],
    })
    .input(z.strictObject({ eventId, occurrence: occurrenceKey.optional(), despiteConflict }))
    .output(bookedEvent)
    .errors(refusals('event-not-cancelled', 'event-cancelled', 'double-booked', 'occurrence-not-found')),
};
