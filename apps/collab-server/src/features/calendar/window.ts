import { eventBounds, type AttendeeAnswer, type Occurrence } from '@baton/schema/calendar';
import { events } from '@baton/schema/calendar/tables';
import type { AccountId, CalendarId, Level, MemberId } from '@baton/schema/shared';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelsOn } from '#platform/access/levels.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { accountNames } from '../accounts/reads.ts';
import { calendarPolicy } from './calendar.policy.ts';
import { attendeesOf, exceptionsOfSeries, mayBeBetween, type AttendeeRow, type EventRow } from './event-rows.ts';
import { instancesBetween, type Instance } from './series.ts';

/** More than a screen can show; what is left out is said. */
const mostOccurrences = 5_000;

export interface Window {
  calendars: readonly CalendarId[];
  from: Date;
  to: Date;
  /** Where whole days begin and end. */
  zone: string;
  cancelled: boolean;
}

/** What stands in these calendars in a window, as this actor may know it (CA2, CA3), by its time. */
export const occurrencesIn = async (tx: Tx, actor: Actor, window: Window) => {
  const rows = await rowsIn(tx, actor, window);
  const shown = await tellerFor(tx, actor, window, rows);
  const all = rows
    .flatMap((row) => shown(row))
    .toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : Number(one.startsAt > other.startsAt)));
  const data = all.slice(0, mostOccurrences);
  markDoubleBooked(data);
  return { data, cut: all.length > data.length };
};

const rowsIn = (tx: Tx, { workspace }: Actor, { calendars, from, to, cancelled }: Window): Promise<EventRow[]> => {
  const asked = sql`any(${sql.param([...calendars])}::uuid[])`;
  return tx
    .select()
    .from(events)
    .where(
      and(
        eq(events.workspace, workspace),
        mayBeBetween(from, to),
        cancelled ? undefined : isNull(events.cancelledAt),
        sql`(${events.calendar} = ${asked} or ${events.id} in (
          select attendee.event from event_attendees attendee
          where attendee.workspace = ${workspace} and attendee.member = ${asked}))`,
      ),
    )
    .orderBy(asc(events.startsAt), asc(events.id));
};

/** Everything that telling these rows needs, read at once. */
const tellerFor = async (tx: Tx, actor: Actor, window: Window, rows: readonly EventRow[]) => {
  const ids = rows.map(({ id }) => id);
  const exceptions = await exceptionsOfSeries(tx, actor.workspace, rows);
  const attendees = await attendeesOf(tx, actor.workspace, ids);
  const accounts = [...new Set(rows.flatMap(({ account }) => account ?? []))];
  const names = await accountNames(tx, actor, accounts);
  const accountLevels = await levelsOn(tx, actor, accounts, 'account');
  const levels = await levelsOn(tx, actor, [...new Set(rows.map(({ calendar }) => calendar))], 'calendar');
  return (row: EventRow): Occurrence[] => {
    const invited = attendees.get(row.id) ?? [];
    const right = rightsOn(actor, row, invited, { levels, accountLevels });
    const instances = instancesBetween(
      { ...row, exceptions: exceptions.get(row.id) ?? [] },
      window.from,
      window.to,
      window.zone,
    );
    return instances
      .filter(({ exception }) => window.cancelled || exception?.cancelled !== true)
      .flatMap((instance) => {
        const place = placeOf(row, invited, window, instance);
        if (right.know) return detailed(place, { row, invited, actor, names, mayEdit: right.change });
        return place.showAs === 'busy' && !place.cancelled ? [busyOnly(place)] : [];
      })
      .filter(({ calendarIds }) => calendarIds.length > 0);
  };
};

const rightsOn = (
  actor: Actor,
  row: EventRow,
  invited: readonly AttendeeRow[],
  { levels, accountLevels }: { levels: ReadonlyMap<string, Level>; accountLevels: ReadonlyMap<string, Level> },
) => {
  const thing = {
    level: levels.get(row.calendar) ?? null,
    accountLevel: row.account ? (accountLevels.get(row.account) ?? null) : undefined,
    event: {
      calendarId: row.calendar,
      private: row.private,
      organiserId: row.organiser,
      subscriptionId: row.subscription,
      attendees: invited.map(({ member: memberId }) => ({ memberId })),
    },
  };
  return { know: calendarPolicy.know(actor, thing), change: calendarPolicy.change(actor, thing) };
};

type Place = Pick<
  Occurrence,
  'occurrence' | 'calendarIds' | 'time' | 'startsAt' | 'endsAt' | 'showAs' | 'cancelled'
> & { instance: Instance };

/** Where and when it is, which is all that some may know. */
const placeOf = (
  row: EventRow,
  invited: readonly AttendeeRow[],
  { calendars, zone }: Window,
  instance: Instance,
): Place => {
  const { startsAt, endsAt } = eventBounds(instance.time, zone);
  // Who declined is not at it; in its own calendar it stands all the same.
  const coming = invited.flatMap(({ member, answer }) => (member && answer !== 'no' ? [member as string] : []));
  const at = new Set<string>([row.calendar, ...coming]);
  return {
    instance,
    occurrence: instance.occurrence,
    calendarIds: calendars.filter((id) => at.has(id)),
    time: instance.time,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    showAs: instance.exception?.values.showAs ?? row.showAs,
    cancelled: row.cancelledAt !== null || instance.exception?.cancelled === true,
  };
};

const busyOnly = ({ instance: _instance, ...place }: Place): Occurrence => ({
  ...place,
  eventId: null,
  occurrence: null,
  title: null,
  location: '',
  link: null,
  account: null,
  private: true,
  repeats: false,
  changed: false,
  organiserId: null,
  people: [],
  others: 0,
  myAnswer: null,
  doubleBooked: false,
  subscriptionId: null,
  mayEdit: false,
});

const detailed = (
  { instance: { exception }, ...place }: Place,
  {
    row,
    invited,
    actor,
    names,
    mayEdit,
  }: {
    row: EventRow;
    invited: readonly AttendeeRow[];
    actor: Actor;
    names: ReadonlyMap<AccountId, string>;
    mayEdit: boolean;
  },
): Occurrence[] => {
  const people = invited.flatMap(({ member: memberId, answer }) => (memberId ? [{ memberId, answer }] : []));
  return [
    {
      ...place,
      eventId: row.id,
      title: exception?.values.title ?? row.title,
      location: exception?.values.location ?? row.location,
      link: exception?.values.link ?? row.link,
      account: row.account && { id: row.account, name: names.get(row.account) ?? null },
      private: row.private,
      repeats: row.repeat !== null,
      changed: exception !== null && Object.keys(exception.values).length > 0,
      organiserId: row.organiser,
      people,
      others: invited.length - people.length,
      myAnswer: answerOf(people, actor.member),
      doubleBooked: false,
      subscriptionId: row.subscription,
      mayEdit,
    },
  ];
};

const answerOf = (
  people: readonly { memberId: MemberId; answer: AttendeeAnswer }[],
  member: MemberId,
): AttendeeAnswer | null => people.find(({ memberId }) => memberId === member)?.answer ?? null;

/** Rule CA5: marks what somebody in one of the asked calendars is at beside something else. They come by their time. */
const markDoubleBooked = (all: Occurrence[]): void => {
  const latest = new Map<CalendarId, { one: Occurrence; endsAt: string }>();
  for (const one of all) {
    if (one.cancelled || one.showAs === 'free') continue;
    for (const calendar of one.calendarIds) {
      const before = latest.get(calendar);
      if (before && one.startsAt < before.endsAt) {
        one.doubleBooked = true;
        before.one.doubleBooked = true;
      }
      if (!before || before.endsAt < one.endsAt) latest.set(calendar, { one, endsAt: one.endsAt });
    }
  }
};
