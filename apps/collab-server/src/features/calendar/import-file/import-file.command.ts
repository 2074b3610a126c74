import { calendars as contract } from '@baton/schema/calendar';
import { eventExceptions, events } from '@baton/schema/calendar/tables';
import type { CalendarId, EventId } from '@baton/schema/shared';
import { and, eq, inArray, isNull } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { derivedId } from '#platform/clock/derived-id.ts';
import { command } from '#platform/command/command.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { usualHours } from '../../working-time/reads.ts';
import { calendarPolicy } from '../calendar.policy.ts';
import { exceptionsOf } from '../event-rows.ts';
import { readCalendar, type ReadEvent } from '../ics/read-events.ts';
import { calendarOf } from '../loading.ts';
import { isUnderstood, reachOf } from '../series.ts';
import { decideImportFile, sorted, type Standing } from './import-file.decide.ts';

/** Takes the events of a file into a calendar (CA11). */
export const importFile = command({
  contract: contract.importFile,
  load: async ({ tx, actor, input: { calendarId, text } }) => {
    const calendar = await calendarOf(tx, actor, calendarId);
    if (!calendar) return null;
    const { zone } = await usualHours(tx, actor.workspace);
    const file = readCalendar(text, zone);
    const standing = await standingOf(tx, actor, calendarId, file?.events.map(({ uid }) => uid) ?? []);
    return { calendarId, level: calendar.level, file, standing };
  },
  may: (actor, thing) => calendarPolicy.write(actor, thing),
  decide: decideImportFile,
  // Thousands of events are one fact: their rows are written beside it.
  write: async ({ tx, actor, thing, now }) => {
    const { added, changed } = sorted(thing);
    const at = { workspace: actor.workspace, calendar: thing.calendarId, now };
    for (let from = 0; from < added.length; from += rowsAtOnce)
      await tx.insert(events).values(added.slice(from, from + rowsAtOnce).map((event) => rowOf(event, at)));
    for (const event of changed) {
      const { id, createdAt: _made, ...row } = rowOf(event, at);
      await tx
        .update(events)
        .set(row)
        .where(and(eq(events.workspace, at.workspace), eq(events.id, id)));
      await tx
        .delete(eventExceptions)
        .where(and(eq(eventExceptions.workspace, at.workspace), eq(eventExceptions.event, id)));
    }
    const exceptions = [...added, ...changed].flatMap(({ uid, exceptions: all }) =>
      all.map((each) => ({ workspace: at.workspace, event: idOf(at.calendar, uid), ...each })),
    );
    for (let from = 0; from < exceptions.length; from += rowsAtOnce)
      await tx.insert(eventExceptions).values(exceptions.slice(from, from + rowsAtOnce));
  },
});

const rowsAtOnce = 500;

/** The same file brings the same events, whoever brings it. */
const idOf = (calendar: CalendarId, uid: string): EventId => derivedId('event', calendar, uid) as EventId;

const rowOf = (
  { exceptions, cancelled, ...event }: ReadEvent,
  { workspace, calendar, now }: { workspace: Actor['workspace']; calendar: CalendarId; now: Date },
): typeof events.$inferInsert => {
  const repeat = isUnderstood(event) ? event.repeat : null;
  return {
    ...event,
    workspace,
    id: idOf(calendar, event.uid),
    calendar,
    repeat,
    ...reachOf({ ...event, repeat, exceptions }),
    createdAt: now,
    changedAt: now,
    cancelledAt: cancelled ? now : null,
  };
};

const standingOf = async (
  tx: Tx,
  { workspace }: Actor,
  calendar: CalendarId,
  uids: readonly string[],
): Promise<ReadonlyMap<string, Standing>> => {
  if (uids.length === 0) return new Map();
  const rows = await tx
    .select({ id: events.id, uid: events.uid, sequence: events.sequence, original: events.original })
    .from(events)
    .where(
      and(
        eq(events.workspace, workspace),
        eq(events.calendar, calendar),
        isNull(events.subscription),
        inArray(events.uid, [...uids]),
      ),
    );
  const exceptions = await exceptionsOf(
    tx,
    workspace,
    rows.map(({ id }) => id),
  );
  return new Map(rows.map(({ id, uid, ...row }) => [uid, { ...row, exceptions: exceptions.get(id) ?? [] }]));
};
