import { eventAttendees, events } from '@baton/schema/calendar/tables';
import type { EventId, Level, MemberId } from '@baton/schema/shared';
import { roleTable } from '@baton/schema/workspaces';
import { and, eq, ne, sql, type AnyColumn, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { mayOn } from '#platform/access/levels.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

const seen: Level = 'read';

/** The condition that this actor may know of an event (CA3). `calendarPolicy.know` says the same of one event. */
export const mayKnowEvent = (actor: Actor): SQL => {
  if (roleTable[actor.role].external) return sql`false`;
  return sql`(${events.calendar} = ${actor.member} or ${events.organiser} = ${actor.member}
    or ${events.id} in (select ${eventAttendees.event} from ${eventAttendees}
      where ${eventAttendees.workspace} = ${actor.workspace} and ${eventAttendees.member} = ${actor.member})
    or (not ${events.private} and (${mayOn(actor, events.calendar, seen)}
      or (${events.account} is not null and ${mayOn(actor, events.account, seen)}))))`;
};

/** Which of these events this actor may know of. */
export const knownEvents = async (tx: Tx, actor: Actor, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.workspace, actor.workspace), idsIn(events.id, ids), mayKnowEvent(actor)));
  return new Set<string>(rows.map(({ id }) => id));
};

/** The condition that this column names an event which this actor may know of. */
export const mayKnowEventOf = (actor: Actor, event: AnyColumn | SQL): SQL =>
  sql`${event} in (select ${events.id} from ${events} where ${events.workspace} = ${actor.workspace}
    and ${mayKnowEvent(actor)})`;

/** Titles of the events that this actor may know of. */
export const eventTitles = async (
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: events.id, title: events.title })
    .from(events)
    .where(and(eq(events.workspace, actor.workspace), idsIn(events.id, ids), mayKnowEvent(actor)));
  return new Map(rows.map(({ id, title }) => [id as string, title]));
};

/** The members who are at an event: who called it, and who is invited and has not declined. */
export const peopleAtEvent = async (tx: Tx, workspace: Actor['workspace'], id: EventId): Promise<MemberId[]> => {
  const rows = await tx
    .select({ member: eventAttendees.member })
    .from(eventAttendees)
    .where(and(eq(eventAttendees.workspace, workspace), eq(eventAttendees.event, id), ne(eventAttendees.answer, 'no')));
  const organiser = await organiserOf(tx, workspace, id);
  return [...new Set([organiser, ...rows.map(({ member }) => member)])].flatMap((member) => member ?? []);
};

/** Who called an event. */
export const organiserOf = async (tx: Tx, workspace: Actor['workspace'], id: EventId): Promise<MemberId | null> => {
  const [row] = await tx
    .select({ organiser: events.organiser })
    .from(events)
    .where(and(eq(events.workspace, workspace), eq(events.id, id)));
  return row?.organiser ?? null;
};
