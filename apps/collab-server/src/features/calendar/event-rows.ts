import {
  eventBounds,
  type Attendee,
  type CalendarEvent,
  type EventException,
  type EventTime,
} from '@baton/schema/calendar';
import { eventAttendees, eventExceptions, events } from '@baton/schema/calendar/tables';
import type { ContactId, EventId, Level } from '@baton/schema/shared';
import { and, asc, eq, gt, isNull, lt, or, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelsOn } from '#platform/access/levels.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { accountNames } from '../accounts/reads.ts';
import { contactHomes } from '../contacts/reads.ts';
import { memberNames } from '../workspaces/reads.ts';
import { calendarPolicy } from './calendar.policy.ts';

export type EventRow = typeof events.$inferSelect;
export type AttendeeRow = typeof eventAttendees.$inferSelect;

/** An event as commands meet it, with what the actor holds on its calendar and on its account. */
export interface EventThing {
  event: CalendarEvent;
  level: Level | null;
  accountLevel: Level | null | undefined;
}

/** The event of this id, locked; who may know of it, the policy says. */
export const eventForUpdate = async (tx: Tx, actor: Actor, id: EventId): Promise<EventThing | null> => {
  const rows = await tx
    .select()
    .from(events)
    .where(and(eq(events.workspace, actor.workspace), eq(events.id, id)))
    .for('no key update');
  return (await thingsOf(tx, actor, rows))[0] ?? null;
};

/** Events as the API tells them, in the order of the rows. */
export const thingsOf = async (tx: Tx, actor: Actor, rows: readonly EventRow[]): Promise<EventThing[]> => {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const exceptions = await exceptionsOf(tx, actor.workspace, ids);
  const attendees = await attendeesOf(tx, actor.workspace, ids);
  const named = await namesOfAttendees(tx, actor, [...attendees.values()].flat());
  const accounts = rows.flatMap(({ account }) => account ?? []);
  const names = await accountNames(tx, actor, accounts);
  const accountLevels = await levelsOn(tx, actor, [...new Set(accounts)], 'account');
  const levels = await levelsOn(tx, actor, [...new Set(rows.map(({ calendar }) => calendar))], 'calendar');
  return rows.map((row) => {
    const event: CalendarEvent = {
      ...valuesOf(row),
      exceptions: exceptions.get(row.id) ?? [],
      attendees: (attendees.get(row.id) ?? []).map(named),
      account: row.account && { id: row.account, name: names.get(row.account) ?? null },
      mayEdit: false,
      mayAnswer: false,
    };
    const level = levels.get(row.calendar) ?? null;
    const thing = { event, level, accountLevel: row.account ? (accountLevels.get(row.account) ?? null) : undefined };
    const mayAnswer = calendarPolicy.answer(actor, thing);
    return { ...thing, event: { ...event, mayEdit: calendarPolicy.change(actor, thing), mayAnswer } };
  });
};

const valuesOf = (row: EventRow) => {
  const { startsAt, endsAt } = eventBounds(row.time);
  return {
    id: row.id,
    calendarId: row.calendar,
    uid: row.uid,
    sequence: row.sequence,
    title: row.title,
    details: row.details,
    location: row.location,
    link: row.link,
    time: inOneOrder(row.time),
    repeat: row.repeat,
    showAs: row.showAs,
    private: row.private,
    accountId: row.account,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    organiserId: row.organiser,
    createdAt: row.createdAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
    subscriptionId: row.subscription,
  };
};

/** The database keeps keys in an order of its own; what is compared with what a parser gives has to be in the parser's. */
const inOneOrder = (time: EventTime): EventTime =>
  time.kind === 'hours'
    ? { kind: 'hours', from: time.from, to: time.to, zone: time.zone }
    : { kind: 'days', from: time.from, to: time.to };

const day = 86_400_000;

/** Events that may be in a span of time by their first and last moment. Whole days begin at other instants elsewhere. */
export const mayBeBetween = (from: Date, to: Date): SQL | undefined =>
  and(
    lt(events.startsAt, new Date(to.getTime() + day)),
    or(isNull(events.endsAt), gt(events.endsAt, new Date(from.getTime() - day))),
  );

/** Days of series that are not as their rules have them, by event. */
export const exceptionsOf = async (
  tx: Tx,
  workspace: Actor['workspace'],
  ids: readonly EventId[],
): Promise<Map<EventId, EventException[]>> => {
  const rows = await tx
    .select()
    .from(eventExceptions)
    .where(and(eq(eventExceptions.workspace, workspace), idsIn(eventExceptions.event, [...ids])))
    .orderBy(asc(eventExceptions.occurrence));
  const byEvent = Map.groupBy(rows, ({ event }) => event);
  return new Map(
    [...byEvent].map(([event, some]) => [
      event,
      some.map(({ occurrence, cancelled, values: { time, ...values } }) => ({
        occurrence,
        cancelled,
        values: time ? { ...values, time: inOneOrder(time) } : values,
      })),
    ]),
  );
};

/** The same of those of these events that come again. */
export const exceptionsOfSeries = (
  tx: Tx,
  workspace: Actor['workspace'],
  rows: readonly Pick<EventRow, 'id' | 'repeat'>[],
): Promise<Map<EventId, EventException[]>> =>
  exceptionsOf(
    tx,
    workspace,
    rows.flatMap(({ id, repeat }) => (repeat === null ? [] : [id])),
  );

/** Who is invited, by event, in the order of their invitations. */
export const attendeesOf = async (
  tx: Tx,
  workspace: Actor['workspace'],
  ids: readonly EventId[],
): Promise<Map<EventId, AttendeeRow[]>> => {
  const rows = await tx
    .select()
    .from(eventAttendees)
    .where(and(eq(eventAttendees.workspace, workspace), idsIn(eventAttendees.event, [...ids])))
    .orderBy(asc(eventAttendees.id));
  return Map.groupBy(rows, ({ event }) => event);
};

/** Names as this reader may know them; the address of a contact is in their record, for those who may read it. */
const namesOfAttendees = async (tx: Tx, actor: Actor, rows: readonly AttendeeRow[]) => {
  const people = await memberNames(
    tx,
    actor,
    rows.flatMap(({ member }) => member ?? []),
  );
  const contacts = new Map(
    (await contactHomes(tx, actor, [...new Set(rows.flatMap(({ contact }) => contact ?? []))])).map((home) => [
      home.id,
      home.level && home.name,
    ]),
  );
  const nameOf = ({ kind, member, contact, name }: AttendeeRow): string | null => {
    if (kind === 'member') return member && (people.get(member) ?? null);
    return kind === 'contact' ? (contacts.get(contact as ContactId) ?? null) : name;
  };
  return (row: AttendeeRow): Attendee => ({
    id: row.id,
    kind: row.kind,
    memberId: row.member,
    contactId: row.contact,
    name: nameOf(row),
    address: row.kind === 'email' ? row.address : null,
    answer: row.answer,
    answeredAt: row.answeredAt?.toISOString() ?? null,
  });
};
