import type { MemberId, TeamId } from '@baton/schema/shared';
import {
  usualWeek,
  type Absence,
  type PersonHours,
  type TeamHours,
  type WorkingHours,
} from '@baton/schema/working-time';
import { absences, workingHours } from '@baton/schema/working-time/tables';
import type { Language } from '@baton/schema/workspaces';
import { teamMembers, teams } from '@baton/schema/workspaces/tables';
import { and, asc, eq, gte } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { languageOf } from '../workspaces/reads.ts';

type Workspace = Actor['workspace'];
export type HoursRow = typeof workingHours.$inferSelect;

/** When these teams work. */
export const hoursOfTeams = async (
  tx: Tx,
  workspace: Workspace,
  ids: readonly TeamId[],
): Promise<ReadonlyMap<TeamId, WorkingHours>> => {
  const rows = await hoursRows(tx, workspace, ids);
  const usual = await usualHours(tx, workspace);
  return new Map(ids.map((id) => [id, teamHoursOf(rows.get(id)) ?? usual]));
};

/** When these people work from this day on, their absences taken out (WT3). */
export const hoursOfMembers = async (
  tx: Tx,
  workspace: Workspace,
  ids: readonly MemberId[],
  since: string,
): Promise<ReadonlyMap<MemberId, WorkingHours>> => {
  const times = await memberTimes(tx, workspace, ids, since);
  return new Map([...times].map(([id, { own, team, absences: away }]) => [id, { ...team.hours, ...own, away }]));
};

export interface MemberTimes {
  own: PersonHours | null;
  team: { id: TeamId | null; hours: TeamHours };
  absences: Absence[];
}

/** Their own hours, their team's and their absences; of those only what is not over on a day. */
export const memberTimes = async (
  tx: Tx,
  workspace: Workspace,
  ids: readonly MemberId[],
  since = '1970-01-01',
): Promise<ReadonlyMap<MemberId, MemberTimes>> => {
  if (ids.length === 0) return new Map();
  const seats = await tx
    .select({ member: teamMembers.member, team: teamMembers.team })
    .from(teamMembers)
    .innerJoin(teams, and(eq(teams.workspace, teamMembers.workspace), eq(teams.id, teamMembers.team)))
    .where(and(eq(teamMembers.workspace, workspace), idsIn(teamMembers.member, [...ids])))
    .orderBy(asc(teams.createdAt), asc(teams.id));
  const teamsOf = Map.groupBy(seats, ({ member }) => member);
  const rows = await hoursRows(tx, workspace, [...ids, ...new Set(seats.map(({ team }) => team))]);
  const usual = await usualHours(tx, workspace);
  const away = Map.groupBy(await absenceRows(tx, workspace, ids, since), ({ member }) => member);
  return new Map(
    ids.map((id) => {
      const own = rows.get(id);
      const theirs = teamsOf.get(id) ?? [];
      const team = (theirs.find((seat) => rows.has(seat.team)) ?? theirs[0])?.team ?? null;
      const hours = (team && teamHoursOf(rows.get(team))) ?? usual;
      return [
        id,
        {
          own: own ? { zone: own.zone, week: own.week } : null,
          team: { id: team, hours },
          absences: (away.get(id) ?? []).map(absenceOf),
        },
      ];
    }),
  );
};

export const absenceOf = ({ id, from, to, hours }: typeof absences.$inferSelect): Absence => ({ id, from, to, hours });

const absenceRows = (tx: Tx, workspace: Workspace, ids: readonly MemberId[], since: string) =>
  tx
    .select()
    .from(absences)
    .where(and(eq(absences.workspace, workspace), idsIn(absences.member, [...ids]), gte(absences.to, since)))
    .orderBy(asc(absences.from), asc(absences.id));

export const hoursRows = async (
  tx: Tx,
  workspace: Workspace,
  holders: readonly string[],
): Promise<ReadonlyMap<string, HoursRow>> => {
  if (holders.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(workingHours)
    .where(and(eq(workingHours.workspace, workspace), idsIn(workingHours.holder, [...holders])));
  return new Map(rows.map((row) => [row.holder, row]));
};

export const teamHoursOf = (row: HoursRow | undefined): TeamHours | null =>
  row ? { zone: row.zone, week: row.week, holidays: row.holidays } : null;

/** Rule WT2. English says nothing of where somebody is. */
const zoneOf: Record<Language, string> = { en: 'UTC', fr: 'Europe/Paris', it: 'Europe/Rome' };

/** What counts for a team that has set nothing. */
export const usualHours = async (tx: Tx, workspace: Workspace): Promise<TeamHours> => {
  const zone = zoneOf[await languageOf(tx, workspace)];
  return { zone, week: usualWeek, holidays: [] };
};
