import {
  eventAnswered,
  eventBounds,
  eventCancelled,
  eventCreated,
  eventInvited,
  eventPutElsewhere,
  eventRestored,
  eventUninvited,
  type Attendee,
  type AttendeeAnswer,
  type CalendarEvent,
  type Conflict,
  type EventTime,
  type EventValues,
  type Invitee,
  type OccurrenceKey,
} from '@baton/schema/calendar';
import {
  eventId,
  isRefusal,
  present,
  refuse,
  type AccountId,
  type AttendeeId,
  type CalendarId,
  type EventId,
} from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

import { newAttendees, type Invitable } from './invitees.decide.ts';

/** What else the people of an event are at, as it would be afterwards. */
export interface Booking {
  conflicts: Conflict[];
}

export type EventChanges = { [Field in keyof EventValues]?: EventValues[Field] | undefined };

/** Rule CA5. */
export const doubleBooked = ({ conflicts }: Booking, { despiteConflict }: { despiteConflict: boolean }) => {
  const [first] = conflicts;
  return first === undefined || despiteConflict
    ? null
    : refuse('double-booked', { count: conflicts.length, title: first.title ?? '', at: first.startsAt });
};

export interface EventToCreate extends Invitable, Booking {
  calendarId: CalendarId;
  /** Of one that a device made; null for one that is made here. */
  uid: string | null;
  /** Undefined when it is about none, null when the actor may not know of it. */
  account: { id: AccountId; name: string | null } | null | undefined;
  /** Whether the rule leads somewhere. */
  understood: boolean;
  /** An event of the id that is asked for is there already. */
  exists: boolean;
}

type NewEvent = EventChanges & {
  eventId?: EventId | undefined;
  title: string;
  time: EventTime;
  attendees: Invitee[];
  despiteConflict: boolean;
};

/** What an event is where nobody says otherwise: whole days leave people free. */
const usual = ({ kind }: EventTime) => ({
  details: '',
  location: '',
  link: null,
  repeat: null,
  showAs: kind === 'hours' ? ('busy' as const) : ('free' as const),
  private: false,
  accountId: null,
});

/** Rules CA4 and CA5. */
export const decideCreate = (
  thing: EventToCreate,
  { eventId: asked, attendees: wanted, despiteConflict, title, time, ...given }: NewEvent,
  moment: Moment,
) => {
  if (thing.exists) return refuse('event-exists');
  if (!thing.understood) return refuse('repeat-not-understood');
  if (thing.account === null) return refuse('account-not-found');
  const attendees = newAttendees(thing, { invited: [], wanted }, moment);
  if (isRefusal(attendees)) return attendees;
  const booked = doubleBooked(thing, { despiteConflict });
  if (booked) return booked;
  const values: EventValues = { ...usual(time), ...present(valuesIn(given)), title, time };
  const id = asked ?? eventId.parse(moment.newId());
  const event: CalendarEvent = {
    ...justMade(moment),
    ...values,
    ...instants(time),
    id,
    calendarId: thing.calendarId,
    uid: thing.uid ?? `${id}@baton`,
    exceptions: [],
    account: thing.account ?? null,
    attendees,
    mayAnswer: attendees.some(({ memberId }) => memberId === moment.actor.member),
  };
  return accept({ event, conflicts: thing.conflicts }, createdFact(event, { afterId: null }));
};

/** Of an input, what is an event's. */
export const valuesIn = (given: EventChanges): EventChanges => {
  const { title, details, location, link, time, repeat, showAs, private: hidden, accountId } = given;
  return { title, details, location, link, time, repeat, showAs, private: hidden, accountId };
};

export const instants = (time: EventTime) => {
  const { startsAt, endsAt } = eventBounds(time);
  return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
};

const justMade = ({ actor, now }: Moment) => ({
  sequence: 0,
  organiserId: actor.member,
  createdAt: now.toISOString(),
  changedAt: now.toISOString(),
  cancelledAt: null,
  subscriptionId: null,
  mayEdit: true,
});

/** The fact that an event is there, with all that its rows hold. */
export const createdFact = (event: CalendarEvent, { afterId }: { afterId: EventId | null }) =>
  eventCreated({
    ...about(event),
    data: {
      title: event.title,
      calendarId: event.calendarId,
      organiserId: event.organiserId,
      uid: event.uid,
      values: {
        title: event.title,
        details: event.details,
        location: event.location,
        link: event.link,
        time: event.time,
        repeat: event.repeat,
        showAs: event.showAs,
        private: event.private,
        accountId: event.accountId,
      },
      attendees: event.attendees.map((each) => ({ ...stored(each), answer: each.answer })),
      exceptions: event.exceptions,
      afterId,
    },
  });

/** Names of people with a record of their own are looked up; they do not lie about in facts. */
export const stored = ({ id, kind, memberId, contactId, address, name }: Attendee) => ({
  id,
  kind,
  memberId,
  contactId,
  address: kind === 'email' ? address : null,
  name: kind === 'email' ? name : null,
});

export const about = ({ id, accountId }: Pick<CalendarEvent, 'id' | 'accountId'>) => ({
  subject: { kind: 'event', id },
  account: accountId,
});

const changed = (event: CalendarEvent, { now }: Pick<Moment, 'now'>): CalendarEvent => ({
  ...event,
  changedAt: now.toISOString(),
});

/** What others have to hear of counts up (CA7). */
export const raised = (event: CalendarEvent, moment: Pick<Moment, 'now'>, by = 1): CalendarEvent => ({
  ...changed(event, moment),
  sequence: event.sequence + by,
});

export const decidePutElsewhere = (
  { event, to, conflicts }: Booking & { event: CalendarEvent; to: CalendarId | null },
  { despiteConflict }: { despiteConflict: boolean },
  moment: Moment,
) => {
  if (event.cancelledAt !== null) return refuse('event-cancelled');
  if (to === null) return refuse('calendar-not-found');
  if (to === event.calendarId) return accept({ event, conflicts });
  const booked = doubleBooked({ conflicts }, { despiteConflict });
  if (booked) return booked;
  const { title, calendarId: from } = event;
  return accept(
    { event: changed({ ...event, calendarId: to }, moment), conflicts },
    eventPutElsewhere({ ...about(event), data: { title, from, to } }),
  );
};

export const decideInvite = (
  thing: Invitable & Booking & { event: CalendarEvent },
  { attendees: wanted, despiteConflict }: { attendees: Invitee[]; despiteConflict: boolean },
  moment: Moment,
) => {
  const { event, conflicts } = thing;
  if (event.cancelledAt !== null) return refuse('event-cancelled');
  const fresh = newAttendees(thing, { invited: event.attendees, wanted }, moment);
  if (isRefusal(fresh)) return fresh;
  if (fresh.length === 0) return accept({ event, conflicts });
  const booked = doubleBooked(thing, { despiteConflict });
  if (booked) return booked;
  const attendees = [
    ...event.attendees,
    ...fresh.map(({ answeredAt: _at, ...each }) => ({ ...each, answer: 'none' as const, answeredAt: null })),
  ];
  const mayAnswer = attendees.some(({ memberId }) => memberId === moment.actor.member);
  return accept(
    { event: raised({ ...event, attendees, mayAnswer }, moment), conflicts },
    eventInvited({ ...about(event), data: { title: event.title, attendees: fresh.map(stored) } }),
  );
};

export const decideUninvite = (
  { event }: { event: CalendarEvent },
  { attendeeId: id }: { attendeeId: AttendeeId },
  moment: Moment,
) => {
  if (event.cancelledAt !== null) return refuse('event-cancelled');
  const gone = event.attendees.find((each) => each.id === id);
  if (!gone) return refuse('not-invited');
  const attendees = event.attendees.filter((each) => each.id !== id);
  const mayAnswer = attendees.some(({ memberId }) => memberId === moment.actor.member);
  return accept(
    raised({ ...event, attendees, mayAnswer }, moment),
    eventUninvited({ ...about(event), data: { title: event.title, attendee: stored(gone) } }),
  );
};

/** Rules CA4 and CA5: only who comes is booked. */
export const decideAnswer = (
  { event, conflicts }: Booking & { event: CalendarEvent },
  { answer, despiteConflict }: { answer: Exclude<AttendeeAnswer, 'none'>; despiteConflict: boolean },
  moment: Moment,
) => {
  if (event.cancelledAt !== null) return refuse('event-cancelled');
  const booked = answer === 'no' ? null : doubleBooked({ conflicts }, { despiteConflict });
  if (booked) return booked;
  const mine = event.attendees.find(({ memberId }) => memberId === moment.actor.member);
  if (!mine || mine.answer === answer) return accept({ event, conflicts });
  const attendees = event.attendees.map((each) =>
    each.id === mine.id ? { ...each, answer, answeredAt: moment.now.toISOString() } : each,
  );
  return accept(
    { event: { ...event, attendees }, conflicts },
    eventAnswered({ ...about(event), data: { title: event.title, attendee: stored(mine), answer } }),
  );
};

/** Rule CA7. */
export const decideRestore = (
  { event, occurrence, conflicts }: Booking & { event: CalendarEvent; occurrence: OccurrenceKey | null },
  { despiteConflict }: { despiteConflict: boolean },
  moment: Moment,
) => {
  const one = event.exceptions.find((each) => each.occurrence === occurrence);
  if (occurrence === null ? event.cancelledAt === null : !one?.cancelled) return refuse('event-not-cancelled');
  if (occurrence !== null && event.cancelledAt !== null) return refuse('event-cancelled');
  const booked = doubleBooked({ conflicts }, { despiteConflict });
  if (booked) return booked;
  const exceptions = event.exceptions.map((each) => (each === one ? { ...each, cancelled: false } : each));
  const back = occurrence === null ? { ...event, cancelledAt: null } : { ...event, exceptions };
  return accept(
    { event: raised(back, moment), conflicts },
    eventRestored({ ...about(event), data: { title: event.title, occurrence } }),
  );
};

/** The fact that all of it, or one of it, does not take place. */
export const cancelledFact = (event: CalendarEvent, occurrence: OccurrenceKey | null) =>
  eventCancelled({ ...about(event), data: { title: event.title, occurrence } });
