import {
  eventEdited,
  eventMoved,
  shiftedTime,
  timeFrom,
  wallMinutesBetween,
  type CalendarEvent,
  type EventException,
  type EventTime,
  type EventValues,
  type OccurrenceKey,
} from '@baton/schema/calendar';
import {
  eventId,
  present,
  refuse,
  sameValue,
  weekdays,
  type AccountId,
  type EventId,
  type NewFact,
} from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

import {
  about,
  cancelledFact,
  createdFact,
  doubleBooked,
  instants,
  raised,
  valuesIn,
  type Booking,
  type EventChanges,
} from './events.decide.ts';

/** What is reckoned of rules; passed in, so that a decision knows no library. */
export interface Rules {
  occursAt: (event: CalendarEvent, key: OccurrenceKey) => boolean;
  dividedRule: (event: CalendarEvent, key: OccurrenceKey) => { before: string; after: string };
}

export interface ScopeInput {
  scope: 'this' | 'following' | 'all';
  occurrence?: OccurrenceKey | undefined;
}

type EditInput = EventChanges & ScopeInput;

/** What becomes of an event: of all of it, of one day, or of a series that is divided. */
export type Plan =
  | { kind: 'all'; next: CalendarEvent }
  | { kind: 'one'; next: CalendarEvent; before: EventException; after: EventException; key: OccurrenceKey }
  | { kind: 'divided'; shortened: CalendarEvent; next: CalendarEvent };

/** Rule CA6. What an edit would make of an event; asked before its conflicts are looked for, and again to decide. */
export const planEdit = (event: CalendarEvent, input: EditInput, rules: Rules) => {
  const changes = present(valuesIn(input)) as Partial<EventValues>;
  const key = input.occurrence;
  if (input.scope === 'all') return { kind: 'all', next: changedAsWhole(event, changes) } as const;
  if (key === undefined || !rules.occursAt(event, key)) return refuse('occurrence-not-found');
  if (input.scope === 'this') return planOne(event, key, changes);
  if (key === event.time.from) return { kind: 'all', next: changedAsWhole(event, changes) } as const;
  const { shortened, rest } = divide(event, key, rules);
  return { kind: 'divided', shortened, next: changedAsWhole(rest, changes) } as const;
};

const planOne = (event: CalendarEvent, key: OccurrenceKey, changes: Partial<EventValues>) => {
  const { repeat, private: hidden, accountId, ...values } = changes;
  if ([repeat, hidden, accountId].some((each) => each !== undefined)) return refuse('only-for-all');
  if (values.time && values.time.kind !== event.time.kind) return refuse('only-for-all');
  const before = exceptionAt(event, key);
  if (before.cancelled) return refuse('event-cancelled');
  const after: EventException = { ...before, values: { ...before.values, ...values } };
  const next = { ...event, exceptions: withException(event, after) };
  return { kind: 'one', next, before, after, key } as const;
};

const exceptionAt = ({ exceptions }: CalendarEvent, key: OccurrenceKey): EventException =>
  exceptions.find(({ occurrence }) => occurrence === key) ?? { occurrence: key, cancelled: false, values: {} };

const withException = ({ exceptions }: CalendarEvent, changed: EventException): EventException[] =>
  [...exceptions.filter(({ occurrence }) => occurrence !== changed.occurrence), changed].toSorted((one, other) =>
    one.occurrence < other.occurrence ? -1 : 1,
  );

/** Two series where there was one: what was, and what follows from this day on, which begins as it stood in the rule. */
const divide = (event: CalendarEvent, key: OccurrenceKey, rules: Rules) => {
  const { before, after } = rules.dividedRule(event, key);
  const exceptionsFrom = (isAfter: boolean) =>
    event.exceptions.filter(({ occurrence }) => occurrence >= key === isAfter);
  return {
    shortened: { ...event, repeat: before, exceptions: exceptionsFrom(false) },
    rest: { ...event, time: timeFrom(event.time, key), repeat: after, exceptions: exceptionsFrom(true) },
  };
};

/** The rule and the exceptions of a series go along with its time. */
const changedAsWhole = (event: CalendarEvent, changes: Partial<EventValues>): CalendarEvent => {
  const next: CalendarEvent = { ...event, ...changes };
  if (changes.time && event.repeat !== null && changes.repeat === undefined)
    next.repeat = movedRule(event.repeat, event.time, changes.time);
  if (next.repeat === null) next.exceptions = [];
  else if (changes.time) next.exceptions = movedExceptions(event, changes.time);
  return { ...next, ...instants(next.time) };
};

const movedExceptions = ({ time, exceptions }: CalendarEvent, to: EventTime): EventException[] => {
  if (to.kind !== time.kind) return [];
  const minutes = wallMinutesBetween(time.from, to.from);
  return exceptions.map(({ occurrence, cancelled, values }) => ({
    occurrence: shiftedTime(timeFrom(time, occurrence), minutes).from,
    cancelled,
    values: values.time ? { ...values, time: shiftedTime(values.time, minutes) } : values,
  }));
};

/** A series of Mondays that is moved to a Tuesday is one of Tuesdays; one of the 5th moved to the 6th, of the 6th. */
const movedRule = (rule: string, from: EventTime, to: EventTime): string => {
  const [day, target] = [from.from.slice(0, 10), to.from.slice(0, 10)];
  const days = Math.round(wallMinutesBetween(day, target) / 1_440);
  if (days === 0) return rule;
  const moved = (name: string): string => {
    const at = weekdays.findIndex((weekday) => weekday === name);
    return weekdays[(((at + days) % 7) + 7) % 7] ?? name;
  };
  return rule
    .replace(
      /BYDAY=([A-Z]{2}(?:,[A-Z]{2})*)(?=;|$)/,
      (_, names: string) => `BYDAY=${names.split(',').map(moved).join(',')}`,
    )
    .replace(/BYMONTHDAY=(\d+)(?=;|$)/, (text, date: string) =>
      Number(date) === Number(day.slice(8)) ? `BYMONTHDAY=${Number(target.slice(8))}` : text,
    );
};

export interface EventToEdit extends Booking {
  event: CalendarEvent;
  /** Of a changed account: undefined when it does not change or is about none, null when it may not be known. */
  account: { id: AccountId; name: string | null } | null | undefined;
  understood: boolean;
  rules: Rules;
}

/** Rules CA4 to CA7. */
export const decideEdit = (
  { event, account, understood, conflicts, rules }: EventToEdit,
  input: EditInput & { despiteConflict: boolean },
  moment: Moment,
) => {
  if (event.cancelledAt !== null) return refuse('event-cancelled');
  const plan = planEdit(event, input, rules);
  if ('refused' in plan) return plan;
  if (!understood) return refuse('repeat-not-understood');
  if (account === null) return refuse('account-not-found');
  const booked = doubleBooked({ conflicts }, input);
  if (booked) return booked;
  const next = input.accountId === undefined ? plan.next : { ...plan.next, account: account ?? null };
  if (plan.kind === 'divided') return decideDivided(event, { ...plan, next }, conflicts, moment);
  return plan.kind === 'one'
    ? told(event, next, factsOfOne(event, plan), conflicts, moment)
    : told(event, answeredAnew(event, next, moment), factsOfAll(event, next), conflicts, moment);
};

const told = (
  event: CalendarEvent,
  next: CalendarEvent,
  facts: NewFact[],
  conflicts: Booking['conflicts'],
  moment: Moment,
) =>
  facts.length === 0
    ? accept({ event, conflicts })
    : accept({ event: raised(next, moment, facts.length), conflicts }, ...facts);

const answeredAnew = (event: CalendarEvent, next: CalendarEvent, moment: Moment): CalendarEvent =>
  sameValue(event.time, next.time) ? next : { ...next, attendees: askedAnew(next, moment) };

/** Who said yes to another time has not said so to this one. */
const askedAnew = ({ attendees }: CalendarEvent, { actor }: Pick<Moment, 'actor'>) =>
  attendees.map((each) =>
    each.memberId === actor.member ? each : { ...each, answer: 'none' as const, answeredAt: null },
  );

const wholeFields = ['title', 'details', 'location', 'link', 'repeat', 'showAs', 'private', 'accountId'] as const;

const factsOfAll = (event: CalendarEvent, next: CalendarEvent): NewFact[] => {
  const { exceptions } = next;
  const touched = sameValue(event.exceptions, exceptions) ? {} : { exceptions };
  const to = about(next);
  const edited = wholeFields
    .filter((field) => !sameValue(event[field], next[field]))
    .map((field) =>
      eventEdited({
        ...to,
        data: {
          title: next.title,
          occurrence: null,
          field,
          from: event[field],
          to: next[field],
          ...(field === 'repeat' && touched),
        },
      }),
    );
  if (sameValue(event.time, next.time)) return edited;
  const data = { title: next.title, occurrence: null, from: event.time, to: next.time, ...touched };
  return [...edited, eventMoved({ ...to, data })];
};

const oneFields = ['title', 'details', 'location', 'link', 'showAs'] as const;

const factsOfOne = (event: CalendarEvent, { before, after, key }: Extract<Plan, { kind: 'one' }>): NewFact[] => {
  const title = after.values.title ?? event.title;
  const edited = oneFields.flatMap((field) => {
    const [from, to] = [before.values[field] ?? event[field], after.values[field] ?? event[field]];
    return sameValue(from, to)
      ? []
      : [eventEdited({ ...about(event), data: { title, occurrence: key, field, from, to } })];
  });
  const usual = timeFrom(event.time, key);
  const [from, to] = [before.values.time ?? usual, after.values.time ?? usual];
  return sameValue(from, to)
    ? edited
    : [...edited, eventMoved({ ...about(event), data: { title, occurrence: key, from, to } })];
};

const decideDivided = (
  event: CalendarEvent,
  { shortened, next }: Extract<Plan, { kind: 'divided' }>,
  conflicts: Booking['conflicts'],
  moment: Moment,
) => {
  const made = following(next, moment);
  const attendees = sameValue(timeFrom(event.time, next.time.from), next.time)
    ? made.attendees
    : askedAnew(made, moment);
  const after = { ...made, attendees };
  return accept(
    { event: after, conflicts },
    ...factsOfAll(event, shortened),
    createdFact(after, { afterId: event.id }),
  );
};

/** The second part of a series is an event of its own, with invitations of its own. */
const following = (next: CalendarEvent, { now, newId }: Moment): CalendarEvent => {
  const id: EventId = eventId.parse(newId());
  return {
    ...next,
    id,
    uid: `${id}@baton`,
    sequence: 0,
    createdAt: now.toISOString(),
    changedAt: now.toISOString(),
    attendees: next.attendees.map((each) => ({ ...each, id: newId() as typeof each.id })),
    ...instants(next.time),
  };
};

/** Rules CA6 and CA7. */
export const decideCancel = (
  { event, rules }: { event: CalendarEvent; rules: Rules },
  { scope, occurrence: key }: ScopeInput,
  moment: Moment,
) => {
  if (event.cancelledAt !== null) return refuse('event-cancelled');
  const gone = { cancelledAt: moment.now.toISOString() };
  if (scope === 'all') return accept(raised({ ...event, ...gone }, moment), cancelledFact(event, null));
  if (key === undefined || !rules.occursAt(event, key)) return refuse('occurrence-not-found');
  if (scope === 'this') {
    const one = exceptionAt(event, key);
    if (one.cancelled) return refuse('event-cancelled');
    const exceptions = withException(event, { ...one, cancelled: true });
    return accept(raised({ ...event, exceptions }, moment), cancelledFact(event, key));
  }
  if (key === event.time.from) return accept(raised({ ...event, ...gone }, moment), cancelledFact(event, null));
  const { shortened, rest } = divide(event, key, rules);
  const after = following(rest, moment);
  return accept(
    raised({ ...after, ...gone }, moment),
    ...factsOfAll(event, shortened),
    createdFact(after, { afterId: event.id }),
    cancelledFact(after, null),
  );
};
