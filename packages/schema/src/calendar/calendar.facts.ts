import { z } from 'zod';

import { factType } from '../shared/fact.ts';
import { calendarId, eventId, feedId, memberId, passwordId, subscriptionId } from '../shared/id.ts';
import { feedTells } from './calendar.ts';
import { eventTime, occurrenceKey } from './event-time.ts';
import { attendee, attendeeAnswer, eventException, eventField } from './event.ts';

/** Names of contacts and members are looked up by whoever reads: they change, and some go for good. */
const invited = attendee.pick({ id: true, kind: true, memberId: true, contactId: true, address: true, name: true });

const titled = { title: z.string() };
/** Which one of a series it was about; null for all of it. */
const ofOne = { ...titled, occurrence: occurrenceKey.nullable() };
/** Those of the series that are not as the rule has them, where the change touched them. */
const exceptions = z.array(eventException).optional();

export const eventCreated = factType('event.created', {
  ...titled,
  calendarId,
  /** Who called it; not always who caused this: the second part of a series stays the first caller's. */
  organiserId: memberId.nullable(),
  uid: z.string(),
  values: z.record(z.string(), z.json()),
  attendees: z.array(invited.extend({ answer: attendeeAnswer })),
  /** Of what follows in a series that was divided. */
  exceptions: z.array(eventException),
  /** The series that it was part of. */
  afterId: eventId.nullable(),
});
/** One per field. */
export const eventEdited = factType('event.edited', {
  ...ofOne,
  field: eventField,
  from: z.json(),
  to: z.json(),
  exceptions,
});
export const eventMoved = factType('event.moved', { ...ofOne, from: eventTime, to: eventTime, exceptions });
export const eventPutElsewhere = factType('event.put-elsewhere', { ...titled, from: calendarId, to: calendarId });
export const eventInvited = factType('event.invited', { ...titled, attendees: z.array(invited) });
export const eventUninvited = factType('event.uninvited', { ...titled, attendee: invited });
export const eventAnswered = factType('event.answered', { ...titled, attendee: invited, answer: attendeeAnswer });
export const eventCancelled = factType('event.cancelled', ofOne);
export const eventRestored = factType('event.restored', ofOne);

export const feedCreated = factType('calendar.feed-created', { feedId, tells: feedTells, by: memberId });
/** The name of a device is its owner's business. */
export const passwordCreated = factType('calendar.password-created', { passwordId });
export const passwordRevoked = factType('calendar.password-revoked', { passwordId });
/** A device wrote of an event what is kept for devices alone, such as when it rings. */
export const deviceTextKept = factType('calendar.device-text-kept', { eventId });
export const feedRevoked = factType('calendar.feed-revoked', { feedId });
export const calendarSubscribed = factType('calendar.subscribed', {
  subscriptionId,
  name: z.string(),
  host: z.string(),
});
export const calendarUnsubscribed = factType('calendar.unsubscribed', { subscriptionId, name: z.string() });
const counts = { added: z.int(), changed: z.int() };
/** What is subscribed to was read, and was not as before. */
export const subscriptionRead = factType('calendar.subscription-read', {
  subscriptionId,
  ...counts,
  removed: z.int(),
});
export const calendarImported = factType('calendar.imported', counts);
