import { calendars as contract, longestWindowDays } from '@baton/schema/calendar';
import { calendars } from '@baton/schema/calendar/tables';
import type { CalendarId, MemberId, TeamId } from '@baton/schema/shared';
import { workingSpansBetween, type WorkingHours } from '@baton/schema/working-time';
import { and, asc, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelsOn } from '#platform/access/levels.ts';
import { query } from '#platform/command/query.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { hoursOfMembers, hoursOfTeams } from '../working-time/reads.ts';
import { colleaguesAsActors, peopleOfTeam } from '../workspaces/reads.ts';
import { busyTimes } from './booking.ts';
import { calendarPolicy } from './calendar.policy.ts';
import { freeTimes, merged, type Span } from './free-times.ts';

/** The window that was asked for; null when it ends before it begins or is longer than windows are. */
export const windowOf = ({ from, to }: { from: string; to: string }): Span | null => {
  const window = { from: new Date(from), to: new Date(to) };
  const length = window.to.getTime() - window.from.getTime();
  return length > 0 && length <= longestWindowDays * 86_400_000 ? window : null;
};

/** Those of these calendars that are there, with whose they are. */
const calendarsAmong = (tx: Tx, { workspace }: Actor, ids: readonly CalendarId[]) =>
  tx
    .select({ id: calendars.id, holder: calendars.holder })
    .from(calendars)
    .where(and(eq(calendars.workspace, workspace), idsIn(calendars.id, ids)));

export const listCalendars = query({
  contract: contract.list,
  may: calendarPolicy.look,
  read: async ({ tx, actor }) => {
    const rows = await tx
      .select({ id: calendars.id, holder: calendars.holder })
      .from(calendars)
      .where(eq(calendars.workspace, actor.workspace))
      .orderBy(asc(calendars.holder), asc(calendars.id));
    const people = rows.flatMap(({ id, holder }) => (holder === 'member' ? [id as string as MemberId] : []));
    // Of those who left, and of guests, there is nothing to look at.
    const here = new Set<string>((await colleaguesAsActors(tx, actor, people)).map(({ member }) => member));
    const levels = await levelsOn(
      tx,
      actor,
      rows.map(({ id }) => id),
      'calendar',
    );
    return {
      data: rows
        .filter(({ id, holder }) => holder === 'team' || here.has(id))
        .map(({ id, holder }) => ({ id, holder, level: levels.get(id) ?? null })),
    };
  },
});

/** Rule CA2. */
export const readBusy = query({
  contract: contract.busy,
  may: calendarPolicy.look,
  read: async ({ tx, actor, input }) => {
    const window = windowOf(input);
    if (!window) return null;
    const asked = await calendarsAmong(tx, actor, input.calendars);
    const people = asked.flatMap(({ id, holder }) => (holder === 'member' ? [id as string as MemberId] : []));
    const teams = asked.flatMap(({ id, holder }) => (holder === 'team' ? [id as string as TeamId] : []));
    const hours = new Map<string, WorkingHours>([
      ...(await hoursOfMembers(tx, actor.workspace, people, dayBefore(window.from))),
      ...(await hoursOfTeams(tx, actor.workspace, teams)),
    ]);
    const times = await busyTimes(tx, actor.workspace, [...people, ...teams], window);
    const busy = Map.groupBy(times, ({ of }) => of);
    return {
      data: asked.map(({ id }) => {
        const own = hours.get(id);
        return {
          calendarId: id,
          working: own ? workingSpansBetween(own, window.from, window.to).map(written) : [],
          busy: merged((busy.get(id) ?? []).map(({ from, to }) => ({ from, to }))).map(written),
        };
      }),
    };
  },
});

/** Rule CA8. */
export const findFreeTimes = query({
  contract: contract.freeTimes,
  may: calendarPolicy.look,
  read: async ({ tx, actor, input, now }) => {
    const window = windowOf(input);
    if (!window) return null;
    const known = await calendarsAmong(tx, actor, input.calendars);
    const asked = input.calendars.flatMap((id) => known.find((calendar) => calendar.id === id) ?? []);
    const people = await peopleBehind(tx, actor, asked);
    if (people.length === 0) return { data: [], memberIds: [] };
    const from = window.from > now ? window.from : now;
    const hours = await hoursOfMembers(tx, actor.workspace, people, dayBefore(from));
    const times = await busyTimes(tx, actor.workspace, people, { from, to: window.to });
    const busy = Map.groupBy(times, ({ of }) => of);
    const found = freeTimes({
      people: people.flatMap((member) => {
        const own = hours.get(member);
        return own ? [{ hours: own, busy: busy.get(member) ?? [] }] : [];
      }),
      from,
      to: window.to,
      minutes: input.minutes,
      step: input.step,
      limit: input.limit,
    });
    return { data: found.map(written), memberIds: people };
  },
});

/** The people asked for, in that order, teams taken apart; nobody who left. */
const peopleBehind = async (
  tx: Tx,
  actor: Actor,
  asked: readonly { id: CalendarId; holder: 'member' | 'team' }[],
): Promise<MemberId[]> => {
  const all = new Set<MemberId>();
  for (const { id, holder } of asked) {
    const members =
      holder === 'member'
        ? [id as string as MemberId]
        : await peopleOfTeam(tx, actor.workspace, id as string as TeamId);
    for (const member of members) all.add(member);
  }
  const here = new Set((await colleaguesAsActors(tx, actor, [...all])).map(({ member }) => member));
  return [...all].filter((member) => here.has(member));
};

const written = ({ from, to }: Span) => ({ from: from.toISOString(), to: to.toISOString() });
/** Somewhere it is still the day before. */
const dayBefore = (at: Date): string => new Date(at.getTime() - 86_400_000).toISOString().slice(0, 10);
