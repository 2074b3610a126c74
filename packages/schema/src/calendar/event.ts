import { z } from 'zod';

import { accountId, attendeeId, calendarId, contactId, eventId, memberId, subscriptionId } from '../shared/id.ts';
import { contactEmail } from '../shared/reach.ts';
import { eventRepeat, eventTime, occurrenceKey } from './event-time.ts';

/** Whether somebody who is at it can be at another one. */
export const showsAs = z.enum(['busy', 'free']);

/** What people write of an event. */
export const eventValues = z.strictObject({
  title: z.string().trim().min(1).max(300),
  details: z.string().trim().max(10_000),
  location: z.string().trim().max(500),
  /** Where it is held online. */
  link: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .nullable(),
  time: eventTime,
  repeat: eventRepeat.nullable(),
  showAs: showsAs,
  /** Only those who are at it know more than that it is there. */
  private: z.boolean(),
  /** Which account it is about. */
  accountId: accountId.nullable(),
});
export type EventValues = z.infer<typeof eventValues>;
export const eventField = eventValues.keyof();
export type EventField = z.infer<typeof eventField>;

/** `none`: no answer yet. */
export const attendeeAnswers = ['none', 'yes', 'maybe', 'no'] as const;
export const attendeeAnswer = z.enum(attendeeAnswers);
export type AttendeeAnswer = z.infer<typeof attendeeAnswer>;

/** Somebody to invite. A contact is invited by their first e-mail address. */
export const invitee = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('member'), id: memberId }),
  z.strictObject({ kind: z.literal('contact'), id: contactId }),
  z.strictObject({ kind: z.literal('email'), address: contactEmail, name: z.string().trim().max(120).default('') }),
]);
export type Invitee = z.infer<typeof invitee>;
export const mostAttendees = 200;
export const invitees = z.array(invitee).max(mostAttendees);

export const attendee = z.strictObject({
  id: attendeeId,
  kind: z.enum(['member', 'contact', 'email']),
  memberId: memberId.nullable(),
  contactId: contactId.nullable(),
  /** As the reader may know it; null for somebody whom they may not. */
  name: z.string().nullable(),
  /** Of a contact or of somebody without a record here. */
  address: z.string().nullable(),
  answer: attendeeAnswer,
  answeredAt: z.iso.datetime().nullable(),
});
export type Attendee = z.infer<typeof attendee>;

/** Something else that is at the same time. */
export const conflict = z.strictObject({
  /** Who would be at two things. */
  memberId,
  /** Null where the reader may only know that they are busy. */
  eventId: eventId.nullable(),
  title: z.string().nullable(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
});
export type Conflict = z.infer<typeof conflict>;

/** One day of a series that is not as the rule has it. */
export const eventException = z.strictObject({
  occurrence: occurrenceKey,
  cancelled: z.boolean(),
  /** What is other than in the series. */
  values: eventValues.omit({ repeat: true, private: true, accountId: true }).partial(),
});
export type EventException = z.infer<typeof eventException>;

/** An event or a series, as whoever knows of it reads it. */
export const event = z.strictObject({
  id: eventId,
  calendarId,
  /** The same in every other calendar that it is sent to. */
  uid: z.string(),
  /** Rises with every change that those who are at it have to hear of. */
  sequence: z.int(),
  ...eventValues.shape,
  /** Empty for one that came from elsewhere without. */
  title: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  exceptions: z.array(eventException),
  account: z.strictObject({ id: accountId, name: z.string().nullable() }).nullable(),
  attendees: z.array(attendee),
  /** Who called it; null for one that came from elsewhere. */
  organiserId: memberId.nullable(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  /** A cancelled event is kept, so that those who have it elsewhere hear of it. */
  cancelledAt: z.iso.datetime().nullable(),
  /** Where it comes from, if it is not ours to change. */
  subscriptionId: subscriptionId.nullable(),
  mayEdit: z.boolean(),
  /** Is the reader invited? */
  mayAnswer: z.boolean(),
});
export type CalendarEvent = z.infer<typeof event>;

/** What a command on an event answers: how it is now, and what else is at the same time all the same. */
export const bookedEvent = z.strictObject({ event, conflicts: z.array(conflict) });
export type BookedEvent = z.infer<typeof bookedEvent>;

/** One event on one day of a calendar, as a grid shows it. */
export const occurrence = z.strictObject({
  /** Null where the reader may only know that somebody is busy; all texts are then null or empty, too. */
  eventId: eventId.nullable(),
  /** Which one of a series; null for one that does not come again. */
  occurrence: occurrenceKey.nullable(),
  /** Those of the asked calendars that it stands in: its own, and those of the people who are at it. */
  calendarIds: z.array(calendarId),
  time: eventTime,
  startsAt: z.iso.datetime(),
  /** Whole days begin and end at midnight in the reader's zone. */
  endsAt: z.iso.datetime(),
  title: z.string().nullable(),
  location: z.string(),
  link: z.string().nullable(),
  account: z.strictObject({ id: accountId, name: z.string().nullable() }).nullable(),
  showAs: showsAs,
  private: z.boolean(),
  cancelled: z.boolean(),
  repeats: z.boolean(),
  /** Not as its series has it. */
  changed: z.boolean(),
  organiserId: memberId.nullable(),
  /** Members who are at it, and what they said. */
  people: z.array(z.strictObject({ memberId, answer: attendeeAnswer })),
  /** How many others are invited. */
  others: z.int(),
  /** What the reader said; null when they are not invited. */
  myAnswer: attendeeAnswer.nullable(),
  /** Somebody in one of the asked calendars is at something else at this time. */
  doubleBooked: z.boolean(),
  subscriptionId: subscriptionId.nullable(),
  mayEdit: z.boolean(),
});
export type Occurrence = z.infer<typeof occurrence>;
