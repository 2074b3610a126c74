import { eventBounds, type Conflict } from '@baton/schema/calendar';
import { eventAttendees, events } from '@baton/schema/calendar/tables';
import type { EventId, MemberId } from '@baton/schema/shared';
import { and, eq, isNull, ne, or, sql } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { exceptionsOfSeries, mayBeBetween, type EventRow } from './event-rows.ts';
import { knownEvents } from './reads.ts';
import { instancesBetween, type Series } from './series.ts';

/** A time at which somebody, or a team's calendar, is at something. */
export interface BusyTime {
  /** A calendar, which has the id of its person or team. */
  of: string;
  event: EventId;
  title: string;
  from: Date;
  to: Date;
}

const day = 86_400_000;

/** When these people and teams are at something, by what stands in their calendars and what they have not declined. */
export const busyTimes = async (
  tx: Tx,
  workspace: Actor['workspace'],
  people: readonly string[],
  { from, to, except = null }: { from: Date; to: Date; except?: EventId | null },
): Promise<BusyTime[]> => {
  if (people.length === 0) return [];
  const invited = tx
    .select({ event: eventAttendees.event })
    .from(eventAttendees)
    .where(
      and(
        eq(eventAttendees.workspace, workspace),
        idsIn(eventAttendees.member, people),
        ne(eventAttendees.answer, 'no'),
      ),
    );
  const rows = await tx
    .select()
    .from(events)
    .where(
      and(
        eq(events.workspace, workspace),
        isNull(events.cancelledAt),
        // A day of a series may be busy where the series is not.
        mayBeBetween(from, to),
        or(idsIn(events.calendar, people), sql`${events.id} in ${invited}`),
        except === null ? undefined : ne(events.id, except),
      ),
    );
  const atIt = await peopleOf(tx, workspace, people, rows);
  const exceptions = await exceptionsOfSeries(tx, workspace, rows);
  return rows.flatMap((row) =>
    instancesBetween({ ...row, exceptions: exceptions.get(row.id) ?? [] }, from, to)
      .filter(({ exception }) => exception?.cancelled !== true && (exception?.values.showAs ?? row.showAs) === 'busy')
      .flatMap(({ time, exception }) => {
        const { startsAt, endsAt } = eventBounds(time);
        const title = exception?.values.title ?? row.title;
        const busy = { event: row.id, title, from: startsAt, to: endsAt };
        return (atIt.get(row.id) ?? []).map((of) => ({ of, ...busy }));
      }),
  );
};

/** Who of these is at each event: whose calendar it stands in, unless they declined, and who is invited. */
const peopleOf = async (
  tx: Tx,
  workspace: Actor['workspace'],
  people: readonly string[],
  rows: readonly EventRow[],
): Promise<Map<EventId, string[]>> => {
  const ids = rows.map(({ id }) => id);
  const answers = await tx
    .select({ event: eventAttendees.event, member: eventAttendees.member, answer: eventAttendees.answer })
    .from(eventAttendees)
    .where(
      and(
        eq(eventAttendees.workspace, workspace),
        idsIn(eventAttendees.event, ids),
        idsIn(eventAttendees.member, people),
      ),
    );
  const byEvent = Map.groupBy(answers, ({ event }) => event);
  return new Map(
    rows.map((row) => {
      const said = byEvent.get(row.id) ?? [];
      const declined = new Set<string>(said.flatMap(({ member, answer }) => (answer === 'no' ? (member ?? []) : [])));
      const own = people.filter((id) => id === (row.calendar as string));
      const all = new Set<string>([...own, ...said.flatMap(({ member }) => member ?? [])]);
      return [row.id, [...all].filter((member) => !declined.has(member))];
    }),
  );
};

/** As far ahead, and as many days of a series, are looked through. */
const lookAhead = { days: 92, instances: 60 };
/** As many conflicts are told; more would say no more. */
const mostTold = 20;

/** What else these people would be at (CA5). Of what the actor may not know, only that they are busy. */
export const conflictsWith = async (
  tx: Tx,
  actor: Actor,
  wanted: Series,
  { people, except, now }: { people: readonly MemberId[]; except: EventId | null; now: Date },
): Promise<Conflict[]> => {
  const instances = upcoming(wanted, now);
  const [first, last] = [instances[0], instances.at(-1)];
  if (!first || !last || people.length === 0) return [];
  const latest = new Date(Math.max(...instances.map(({ endsAt }) => endsAt.getTime())));
  const busy = await busyTimes(tx, actor.workspace, people, { from: first.startsAt, to: latest, except });
  const found = busy
    .filter(({ from, to }) => instances.some(({ startsAt, endsAt }) => from < endsAt && startsAt < to))
    .toSorted((one, other) => one.from.getTime() - other.from.getTime())
    .slice(0, mostTold);
  const known = await knownEvents(tx, actor, [...new Set(found.map(({ event }) => event))]);
  return found.map(({ of, event, title, from, to }) => ({
    memberId: of as MemberId,
    eventId: known.has(event) ? event : null,
    title: known.has(event) ? title : null,
    startsAt: from.toISOString(),
    endsAt: to.toISOString(),
  }));
};

const upcoming = (wanted: Series, now: Date) => {
  const { startsAt } = eventBounds(wanted.time);
  const from = wanted.repeat === null || startsAt > now ? startsAt : now;
  return instancesBetween(wanted, from, new Date(from.getTime() + lookAhead.days * day))
    .filter(({ exception }) => exception?.cancelled !== true)
    .map(({ time }) => eventBounds(time))
    .toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
    .slice(0, lookAhead.instances);
};
