import { createHash } from 'node:crypto';

import type { CalendarEvent } from '@baton/schema/calendar';
import { calendarResources, eventAttendees, eventExceptions, events } from '@baton/schema/calendar/tables';
import { eventId, sameValue, type CalendarId, type ContactId, type EventId } from '@baton/schema/shared';
import { and, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { contactAddresses } from '../../contacts/reads.ts';
import { membersWithAddress } from '../../workspaces/reads.ts';
import { thingsOf, type EventRow } from '../event-rows.ts';
import { readComponent, valueOf } from '../ics/content-lines.ts';
import { writeCalendar, type WrittenEvent } from '../ics/write-events.ts';
import { mayKnowEvent } from '../reads.ts';
import { effectiveOf } from './effective.ts';

/** An event as a member of a collection. */
export interface Resource {
  name: string;
  event: EventId;
  etag: string;
}

/** More than a phone can show. Where there are more it is said, and the oldest are left out. */
export const mostResources = 50_000;

/** Changes with all that is told of an event: each change counts up or has a time, and answers do neither. */
const etag = sql<string>`md5(concat_ws('|', ${events.id}, ${events.sequence}, ${events.changedAt}, (
  select string_agg(a.id || a.answer, ',' order by a.id) from event_attendees a
  where a.workspace = ${events.workspace} and a.event = ${events.id})))`;

/**
 * What stands in a calendar for this reader, as far as it is told to devices: neither what is cancelled, nor what comes from
 * elsewhere, nor what its owner declined. The latest first.
 */
export const resourcesIn = async (
  tx: Tx,
  actor: Actor,
  calendar: CalendarId,
  only?: readonly EventId[],
): Promise<Resource[]> => {
  const rows = await tx
    .select({ event: events.id, name: calendarResources.name, etag })
    .from(events)
    .leftJoin(
      calendarResources,
      and(
        eq(calendarResources.workspace, events.workspace),
        eq(calendarResources.calendar, calendar),
        eq(calendarResources.event, events.id),
      ),
    )
    .where(
      and(
        eq(events.workspace, actor.workspace),
        isNull(events.subscription),
        isNull(events.cancelledAt),
        only === undefined ? undefined : idsIn(events.id, [...only]),
        sql`(${events.calendar} = ${calendar} or ${events.id} in (
          select ${eventAttendees.event} from ${eventAttendees} where ${eventAttendees.workspace} = ${actor.workspace}
          and ${eventAttendees.member} = ${calendar} and ${eventAttendees.answer} <> 'no'))`,
        mayKnowEvent(actor),
      ),
    )
    .orderBy(desc(events.startsAt), desc(events.id))
    // One more, so that it is known when there are more.
    .limit(mostResources + 1);
  return rows.map(({ event, name, etag: tag }) => ({ event, name: name ?? `${event}.ics`, etag: `"${tag}"` }));
};

/** The event that goes by this name in a calendar; null when none ever did. Whether it may be known is asked elsewhere. */
export const eventNamed = async (
  tx: Tx,
  { workspace }: Actor,
  calendar: CalendarId,
  name: string,
): Promise<EventId | null> => {
  const [row] = await tx
    .select({ event: calendarResources.event })
    .from(calendarResources)
    .where(
      and(
        eq(calendarResources.workspace, workspace),
        eq(calendarResources.calendar, calendar),
        eq(calendarResources.name, name),
      ),
    );
  return row?.event ?? eventId.safeParse(name.replace(/\.ics$/, '')).data ?? null;
};

/** The events that go by these names, as far as this reader is told of them there; whatever else stands there is not read. */
export const resourcesNamed = async (
  tx: Tx,
  actor: Actor,
  calendar: CalendarId,
  asked: readonly string[],
): Promise<Resource[]> => {
  // What PostgreSQL keeps in no text is nobody's name.
  const names = asked.filter((name) => !name.includes('\u0000'));
  if (names.length === 0) return [];
  const given = await tx
    .select({ event: calendarResources.event })
    .from(calendarResources)
    .where(
      and(
        eq(calendarResources.workspace, actor.workspace),
        eq(calendarResources.calendar, calendar),
        inArray(calendarResources.name, names),
      ),
    );
  const own = names.flatMap((name) => eventId.safeParse(name.replace(/\.ics$/, '')).data ?? []);
  const wanted = new Set(names);
  const found = await resourcesIn(tx, actor, calendar, [...new Set([...given.map(({ event }) => event), ...own])]);
  return found.filter(({ name }) => wanted.has(name));
};

/** The event that goes by this name, if this reader is told of it there. */
export const resourceNamed = async (
  tx: Tx,
  actor: Actor,
  calendar: CalendarId,
  name: string,
): Promise<Resource | null> => {
  const [found] = await resourcesNamed(tx, actor, calendar, [name]);
  return found ?? null;
};

/** These events as this reader is told them, by id. */
export const writtenEvents = async (
  tx: Tx,
  actor: Actor,
  ids: readonly EventId[],
): Promise<Map<EventId, WrittenEvent>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(events)
    .where(and(eq(events.workspace, actor.workspace), idsIn(events.id, [...ids])));
  const things = await thingsOf(tx, actor, rows);
  const people = await addressesOf(
    tx,
    actor,
    things.map(({ event }) => event),
  );
  const originals = await originalsOf(tx, actor, ids);
  return new Map(
    things.flatMap(({ event }, at) => {
      const row = rows[at];
      return row ? [[event.id, written(row, event, people, originals)] as const] : [];
    }),
  );
};

const written = (
  row: EventRow,
  event: CalendarEvent,
  people: ReadonlyMap<string, { name: string | null; address: string }>,
  originals: ReadonlyMap<string, string | null>,
): WrittenEvent => {
  const series = { ...row, time: event.time, exceptions: event.exceptions };
  const exceptions = event.exceptions
    .map((each) => ({ ...each, original: originals.get(`${event.id} ${each.occurrence}`) ?? null }))
    // One that was made as its series is again has nothing to tell.
    .filter(
      ({ occurrence, cancelled, original }) =>
        cancelled ||
        original !== null ||
        !sameValue(effectiveOf(series, occurrence), effectiveOf({ ...series, exceptions: [] }, occurrence)),
    );
  const foreign = isCalledElsewhere(row.original);
  const organiser = row.organiser === null ? undefined : people.get(row.organiser);
  const invited = foreign
    ? []
    : event.attendees.flatMap(({ id, answer }) => {
        const person = people.get(id);
        return person ? [{ ...person, answer }] : [];
      });
  return {
    ...row,
    time: event.time,
    cancelled: row.cancelledAt !== null,
    exceptions,
    organiser: invited.length > 0 && organiser ? organiser : null,
    attendees: organiser ? invited : [],
    weInvite: true,
  };
};

/** Whether an event was called by somebody in another calendar: its people are theirs to write to. */
export const isCalledElsewhere = (original: string | null): boolean => {
  const entry = original === null ? null : readComponent(original);
  return entry !== null && valueOf(entry, 'ORGANIZER') !== null;
};

/** Addresses of attendees as this reader may know them, and those of callers by their own id. */
const addressesOf = async (tx: Tx, actor: Actor, all: readonly CalendarEvent[]) => {
  const attendees = all.flatMap((event) => event.attendees);
  const callers = all.flatMap(({ organiserId }) => organiserId ?? []);
  const members = await membersWithAddress(tx, actor.workspace, [
    ...new Set([...callers, ...attendees.flatMap(({ memberId }) => memberId ?? [])]),
  ]);
  const contacts = await contactAddresses(tx, actor, [
    ...new Set(attendees.flatMap(({ contactId }) => contactId ?? [])),
  ]);
  const found = new Map<string, { name: string | null; address: string }>();
  for (const id of callers) {
    const caller = members.get(id);
    if (caller) found.set(id, caller);
  }
  for (const { id, memberId, contactId, address, name } of attendees) {
    const contact = contacts.get(contactId as ContactId);
    const person =
      (memberId && members.get(memberId)) ??
      (contact?.address ? { name: contact.name, address: contact.address } : null) ??
      (address === null ? null : { name, address });
    if (person) found.set(id, person);
  }
  return found;
};

const originalsOf = async (
  tx: Tx,
  { workspace }: Actor,
  ids: readonly EventId[],
): Promise<Map<string, string | null>> => {
  const rows = await tx
    .select({ event: eventExceptions.event, day: eventExceptions.occurrence, original: eventExceptions.original })
    .from(eventExceptions)
    .where(
      and(
        eq(eventExceptions.workspace, workspace),
        idsIn(eventExceptions.event, [...ids]),
        isNotNull(eventExceptions.original),
      ),
    );
  return new Map(rows.map(({ event, day, original }) => [`${event} ${day}`, original]));
};

export const textOf = (event: WrittenEvent): string => writeCalendar({ name: null, method: null, events: [event] });

/** Of a whole collection: what it holds, as one mark. */
export const tokenOf = (resources: readonly Pick<Resource, 'name' | 'etag'>[]): string => {
  const all = resources.map(({ name, etag: tag }) => `${name}\n${tag}`).toSorted();
  return createHash('sha256').update(all.join('\n')).digest('base64url').slice(0, 32);
};
