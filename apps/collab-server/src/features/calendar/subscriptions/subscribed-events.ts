import type { EventException } from '@baton/schema/calendar';
import { eventExceptions, events, type calendarSubscriptions } from '@baton/schema/calendar/tables';
import { sameValue, type EventId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import { derivedId } from '#platform/clock/derived-id.ts';
import { inSlices } from '#platform/clock/slices.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { exceptionsOf } from '../event-rows.ts';
import { readCalendar, type ReadEvent } from '../ics/read-events.ts';
import { isUnderstood, reachOf } from '../series.ts';

/** An event of elsewhere, with a rule that we can follow, and between which instants it is. */
export type Understood = ReadEvent & { startsAt: Date; endsAt: Date | null };

export interface Taken {
  added: number;
  changed: number;
  removed: number;
}

const day = 86_400_000;
const mostEvents = 2_000;
/** Each look at a week follows every series that reaches into it. */
const mostSeries = 500;
const daysBack = 366;
/** For finding out where all rules of a calendar lead; honest ones take a thousandth of it. */
const mostReckoningMs = 3_000;

/**
 * The events of a text of elsewhere, as far as they are not long over. A rule that leads nowhere is left out of its event;
 * following rules takes long when somebody wrote them to take long, so it is done in slices.
 */
export const understoodEvents = async (
  text: string,
  zone: string,
  now: Date,
): Promise<Understood[] | 'not-a-calendar' | 'too-large'> => {
  const calendar = readCalendar(text, zone);
  if (!calendar) return 'not-a-calendar';
  const series = calendar.events.filter(({ repeat }) => repeat !== null);
  if (calendar.events.length > mostEvents || series.length > mostSeries) return 'too-large';
  const slices = inSlices();
  const since = new Date(now.getTime() - daysBack * day);
  const found: Understood[] = [];
  let spentMs = 0;
  for (const event of calendar.events) {
    if (slices.isOver()) await slices.next();
    const began = performance.now();
    const repeat = isUnderstood(event) ? event.repeat : null;
    const own = { ...event, repeat, exceptions: repeat === null ? [] : event.exceptions };
    const reach = reachOf(own);
    if (reach.endsAt === null || reach.endsAt >= since) found.push({ ...own, ...reach });
    spentMs += performance.now() - began;
    if (spentMs > mostReckoningMs) return 'too-large';
  }
  return found;
};

type Subscribed = Pick<typeof calendarSubscriptions.$inferSelect, 'workspace' | 'id' | 'calendar'>;

const rowsAtOnce = 500;

/** Rule CA12. Makes the events of a subscription those that were just read. */
export const takeEvents = async (
  tx: Tx,
  subscribed: Subscribed,
  read: readonly Understood[],
  now: Date,
): Promise<Taken> => {
  const { workspace, id: subscription } = subscribed;
  const rows = await tx
    .select({ id: events.id, uid: events.uid, original: events.original })
    .from(events)
    .where(and(eq(events.workspace, workspace), eq(events.subscription, subscription)));
  const exceptions = await exceptionsOf(
    tx,
    workspace,
    rows.map(({ id }) => id),
  );
  const standing = new Map(rows.map((row) => [row.uid, { ...row, exceptions: exceptions.get(row.id) ?? [] }]));
  const added = read.filter(({ uid }) => !standing.has(uid));
  const changed = read.filter((event) => {
    const before = standing.get(event.uid);
    return before && (before.original !== event.original || !sameExceptions(before.exceptions, event.exceptions));
  });
  const told = new Set(read.map(({ uid }) => uid));
  const removed = rows.filter(({ uid }) => !told.has(uid));
  // What changed is written anew: nobody but its source ever writes it.
  const gone = [...removed.map(({ id }) => id), ...changed.map(({ uid }) => idOf(subscribed, uid))];
  if (gone.length > 0) await tx.delete(events).where(and(eq(events.workspace, workspace), idsIn(events.id, gone)));
  const fresh = [...added, ...changed];
  for (let from = 0; from < fresh.length; from += rowsAtOnce)
    await tx.insert(events).values(fresh.slice(from, from + rowsAtOnce).map((event) => rowOf(subscribed, event, now)));
  const days = fresh.flatMap((event) =>
    event.exceptions.map((each) => ({ workspace, event: idOf(subscribed, event.uid), ...each })),
  );
  for (let from = 0; from < days.length; from += rowsAtOnce)
    await tx.insert(eventExceptions).values(days.slice(from, from + rowsAtOnce));
  return { added: added.length, changed: changed.length, removed: removed.length };
};

const sameExceptions = (before: readonly EventException[], after: readonly EventException[]): boolean => {
  const byDay = new Map(before.map((each) => [each.occurrence, each]));
  return (
    before.length === after.length &&
    after.every(({ occurrence, cancelled, values }) => {
      const same = byDay.get(occurrence);
      return same !== undefined && same.cancelled === cancelled && sameValues(same.values, values);
    })
  );
};

/** The database keeps keys in an order of its own. */
const sameValues = (before: EventException['values'], after: EventException['values']): boolean => {
  const keys = Object.keys(after) as (keyof EventException['values'])[];
  return keys.length === Object.keys(before).length && keys.every((key) => sameValue(before[key], after[key]));
};

const idOf = ({ id }: Subscribed, uid: string): EventId => derivedId('event', id, uid) as EventId;

const rowOf = (
  subscribed: Subscribed,
  { exceptions: _days, cancelled, ...event }: Understood,
  now: Date,
): typeof events.$inferInsert => ({
  ...event,
  workspace: subscribed.workspace,
  id: idOf(subscribed, event.uid),
  calendar: subscribed.calendar,
  subscription: subscribed.id,
  createdAt: now,
  changedAt: now,
  cancelledAt: cancelled ? now : null,
});
