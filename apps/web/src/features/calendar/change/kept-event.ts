import {
  eventBounds,
  type Attendee,
  type AttendeeAnswer,
  type CalendarEvent,
  type EventTime,
  type EventValues,
  type Invitee,
  type Occurrence,
} from '@baton/schema/calendar';
import type { AccountId, AttendeeId, CalendarId, EventId, MemberId } from '@baton/schema/shared';

import { hereZone, type EventInput } from '../calendar-api.ts';

/** An event that is to be made, under the id that it has from then on. */
export type WantedEvent = EventValues & {
  eventId: EventId;
  calendarId: CalendarId;
  attendees: Invitee[];
  despiteConflict: boolean;
};

/** How an event looks in a grid that only this device knows of. */
export const keptOccurrence = ({ eventId, title, time, calendarId, ...event }: WantedEvent): Occurrence => ({
  eventId,
  occurrence: null,
  calendarIds: [calendarId],
  ...timesOf(time),
  title,
  location: event.location,
  link: event.link,
  account: null,
  showAs: event.showAs,
  private: event.private,
  cancelled: false,
  repeats: event.repeat !== null,
  changed: false,
  organiserId: null,
  people: [],
  others: 0,
  myAnswer: null,
  doubleBooked: false,
  subscriptionId: null,
  mayEdit: true,
});

/** The same as it is read when it is opened. */
export const keptEvent = (
  { eventId, attendees, despiteConflict: _despite, ...values }: WantedEvent,
  { by, at }: { by: MemberId; at: string },
): CalendarEvent => ({
  ...values,
  ...timesOf(values.time),
  id: eventId,
  uid: `${eventId}@baton`,
  sequence: 0,
  exceptions: [],
  account: nameless(values.accountId),
  attendees: attendees.map(keptAttendee),
  organiserId: by,
  createdAt: at,
  changedAt: at,
  cancelledAt: null,
  subscriptionId: null,
  mayEdit: true,
  mayAnswer: false,
});

const nameless = (id: AccountId | null) => (id === null ? null : { id, name: null });

/** Nobody has been invited yet: they have no row, and are told apart by their place. */
const keptAttendee = (invitee: Invitee, place: number): Attendee => ({
  id: `kept-${place}` as AttendeeId,
  kind: invitee.kind,
  memberId: invitee.kind === 'member' ? invitee.id : null,
  contactId: invitee.kind === 'contact' ? invitee.id : null,
  name: invitee.kind === 'email' ? invitee.name : null,
  address: invitee.kind === 'email' ? invitee.address : null,
  answer: 'none',
  answeredAt: null,
});

/** An event as it will be once a change has been sent; what follows from a rule is told by the server. */
export const changedEvent = (event: CalendarEvent, wanted: EventInput<'edit'>): CalendarEvent => {
  const { eventId: _id, scope = 'all', occurrence, despiteConflict: _despite, ...values } = wanted;
  if (scope === 'all')
    return {
      ...event,
      ...(values as Partial<EventValues>),
      ...(values.time && timesOf(values.time)),
      account: accountOf(event, values),
    };
  if (scope !== 'this' || occurrence === undefined) return event;
  const { repeat: _repeat, private: _private, accountId: _account, ...own } = values;
  const before = event.exceptions.find((each) => each.occurrence === occurrence);
  const after = { occurrence, cancelled: before?.cancelled ?? false, values: { ...before?.values, ...own } };
  return { ...event, exceptions: [...event.exceptions.filter((each) => each !== before), after] };
};

const accountOf = (event: CalendarEvent, { accountId }: Pick<EventInput<'edit'>, 'accountId'>) => {
  if (accountId === undefined || accountId === event.accountId) return event.account;
  return nameless(accountId as AccountId | null);
};

/** One day of it in a grid, likewise; of a series only the one is moved whose new time is known. */
export const changedOccurrence = (each: Occurrence, wanted: EventInput<'edit'>): Occurrence => {
  const { scope = 'all', occurrence, title, location, link, showAs, private: hidden, time } = wanted;
  const isMeant =
    scope === 'all' ||
    each.occurrence === null ||
    (occurrence !== undefined && (scope === 'this' ? each.occurrence === occurrence : each.occurrence >= occurrence));
  if (!isMeant) return each;
  const given = { title, location, link, showAs, private: hidden };
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const moves = time !== undefined && (scope === 'this' || each.occurrence === null);
  return { ...each, ...known, ...(moves && timesOf(time)) };
};

export const timesOf = (time: EventTime) => {
  const { startsAt, endsAt } = eventBounds(time, hereZone());
  return { time, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
};

export const answeredOccurrence = (each: Occurrence, member: MemberId, answer: AttendeeAnswer): Occurrence => ({
  ...each,
  myAnswer: answer,
  people: each.people.map((person) => (person.memberId === member ? { ...person, answer } : person)),
});

export const answeredEvent = (event: CalendarEvent, member: MemberId, answer: AttendeeAnswer): CalendarEvent => ({
  ...event,
  attendees: event.attendees.map((each) => (each.memberId === member ? { ...each, answer } : each)),
});
