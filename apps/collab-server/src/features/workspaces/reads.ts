import { includesLevel, type ContainerId, type MemberId, type TeamId } from '@baton/schema/shared';
import { levelFrom, roleHas, roleTable, type Department, type Language } from '@baton/schema/workspaces';
import { containers, grants, members, teamMembers, teams, workspaces } from '@baton/schema/workspaces/tables';
import { and, eq, inArray, isNotNull, isNull, sql, type AnyColumn, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import type { Tx } from '#platform/scope/scope.ts';

/**
 * Names of members for lists of other features. An id that is not one of this workspace, or a reader who may not see
 * colleagues, finds none (M8): callers show "—".
 */
export const memberNames = async (
  tx: Tx,
  actor: Actor,
  ids: readonly MemberId[],
): Promise<ReadonlyMap<MemberId, string>> => {
  const wanted = roleHas(actor.role, 'see-members') ? [...new Set(ids)] : ids.filter((id) => id === actor.member);
  if (wanted.length === 0) return new Map();
  const rows = await tx
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(and(eq(members.workspace, actor.workspace), inArray(members.id, wanted)));
  return new Map(rows.map(({ id, name }) => [id, name]));
};

/** Ids of all members in the order of their names, for lists that are ordered by a person; none for who sees no colleague. */
export const membersByName = async (tx: Tx, actor: Actor): Promise<MemberId[]> => {
  if (!roleHas(actor.role, 'see-members')) return [];
  const rows = await tx
    .select({ id: members.id })
    .from(members)
    .where(eq(members.workspace, actor.workspace))
    .orderBy(sql`fold_text(${members.name})`, members.id);
  return rows.map(({ id }) => id);
};

/** Which of these are members of the workspace now; placeholders count, those who left do not. */
export const presentMembers = async (
  tx: Tx,
  actor: Actor,
  ids: readonly MemberId[],
): Promise<ReadonlySet<MemberId>> => {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.workspace, actor.workspace), inArray(members.id, [...ids]), isNull(members.leftAt)));
  return new Set(rows.map(({ id }) => id));
};

/** Names of teams that somebody has named; departments are named by every reader's language. The same holds (M8). */
export const teamNames = async (tx: Tx, actor: Actor, ids: readonly TeamId[]): Promise<ReadonlyMap<TeamId, string>> => {
  if (ids.length === 0 || !roleHas(actor.role, 'see-members')) return new Map();
  const rows = await tx
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(and(eq(teams.workspace, actor.workspace), inArray(teams.id, [...new Set(ids)]), isNotNull(teams.name)));
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
};

/** Who may read what a container guards, as far as the asking person may know people at all. */
export const readersOf = async (tx: Tx, actor: Actor, container: string): Promise<MemberId[]> => {
  if (!roleHas(actor.role, 'see-members')) return [actor.member];
  return readersAmong(tx, actor, container);
};

/** A colleague and whether they see what a container guards; null when nobody of this id is in the workspace. */
export const colleagueOn = (tx: Tx, actor: Actor, member: MemberId, container: string) =>
  colleagueOnAny(tx, actor, member, [container]);

/** The same for what is seen by whoever sees one of these; where there are none, by everybody who works here. */
export const colleagueOnAny = async (
  tx: Tx,
  actor: Actor,
  member: MemberId,
  ids: readonly string[],
): Promise<{ sees: boolean } | null> => {
  const [row] = await tx
    .select({ role: members.role })
    .from(members)
    .where(and(eq(members.workspace, actor.workspace), eq(members.id, member), isNull(members.leftAt)));
  if (!row) return null;
  if (ids.length === 0) return { sees: roleHas(row.role, 'create-accounts') };
  for (const container of ids) if ((await readersAmong(tx, actor, container, member)).length > 0) return { sees: true };
  return { sees: false };
};

const readersAmong = async (tx: Tx, { workspace }: Actor, id: string, only?: MemberId): Promise<MemberId[]> => {
  const container = id as ContainerId;
  const [guarded] = await tx
    .select({ visibility: containers.visibility })
    .from(containers)
    .where(and(eq(containers.workspace, workspace), eq(containers.id, container)));
  if (!guarded) return [];
  const given = await tx
    .select({ subjectKind: grants.subjectKind, subject: grants.subject, level: grants.level })
    .from(grants)
    .where(and(eq(grants.workspace, workspace), eq(grants.container, container)));
  const people = await tx
    .select({ id: members.id, role: members.role })
    .from(members)
    .where(
      and(
        eq(members.workspace, workspace),
        isNull(members.leftAt),
        only === undefined ? undefined : eq(members.id, only),
      ),
    );
  const seats = await tx
    .select({ team: teamMembers.team, member: teamMembers.member })
    .from(teamMembers)
    .where(eq(teamMembers.workspace, workspace));
  const teamsOf = Map.groupBy(seats, ({ member }) => member);
  return people
    .filter(({ id: member, role }) => {
      const held = (teamsOf.get(member) ?? []).map(({ team }) => team);
      return includesLevel(levelFrom({ member, role, teams: held }, { ...guarded, grants: given }), 'read');
    })
    .map(({ id: member }) => member);
};

/** The condition that whoever this column names is in the team now. */
export const actedByTeam = (actor: Actor, member: AnyColumn, team: TeamId): SQL =>
  sql`exists (select from ${teamMembers} where ${teamMembers.workspace} = ${actor.workspace}
    and ${teamMembers.team} = ${team} and ${teamMembers.member} = ${member})`;

/** Which of these are teams of the workspace. */
export const presentTeams = async (tx: Tx, actor: Actor, ids: readonly TeamId[]): Promise<ReadonlySet<TeamId>> => {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.workspace, actor.workspace), inArray(teams.id, [...ids])));
  return new Set(rows.map(({ id }) => id));
};

/** Who directs a team: the managers in it, and those whom its people report to; nobody from outside. */
export const managersOfTeam = async (tx: Tx, workspace: Actor['workspace'], team: TeamId): Promise<MemberId[]> => {
  const people = await tx
    .select({ id: members.id, role: members.role, reportsTo: members.reportsTo })
    .from(members)
    .where(
      and(
        eq(members.workspace, workspace),
        isNull(members.leftAt),
        inArray(members.id, await peopleOfTeam(tx, workspace, team)),
      ),
    );
  const all = people.flatMap(({ id, role, reportsTo }) => [role === 'manager' ? id : [], reportsTo ?? []].flat());
  return [...new Set(all)];
};

/** The departments of the workspace, by what they are. */
export const teamsByKind = async (
  tx: Tx,
  { workspace }: Pick<Actor, 'workspace'>,
): Promise<ReadonlyMap<Department, TeamId>> => {
  const rows = await tx
    .select({ id: teams.id, kind: teams.kind })
    .from(teams)
    .where(and(eq(teams.workspace, workspace), isNotNull(teams.kind)));
  return new Map(rows.flatMap(({ id, kind }) => (kind === null ? [] : [[kind, id] as const])));
};

/** Colleagues as actors of their own, to ask what they may know. Those who left and people from outside are absent. */
export const colleaguesAsActors = async (
  tx: Tx,
  { workspace, origin }: Pick<Actor, 'workspace' | 'origin'>,
  ids: readonly MemberId[],
): Promise<Actor[]> => {
  if (ids.length === 0) return [];
  const people = await tx
    .select({ id: members.id, role: members.role })
    .from(members)
    .where(and(eq(members.workspace, workspace), isNull(members.leftAt), inArray(members.id, [...ids])));
  const seats = await tx
    .select({ team: teamMembers.team, member: teamMembers.member })
    .from(teamMembers)
    .where(
      and(
        eq(teamMembers.workspace, workspace),
        inArray(
          teamMembers.member,
          people.map(({ id }) => id),
        ),
      ),
    );
  const teamsOf = Map.groupBy(seats, ({ member }) => member);
  return people
    .filter(({ role }) => !roleTable[role].external)
    .map(({ id, role }) => {
      const held = (teamsOf.get(id) ?? []).map(({ team }) => team);
      return { workspace, origin, member: id, role, teams: held, managedTeams: role === 'manager' ? held : [] };
    });
};

/** Who is directed by this actor: the people of the teams that they manage, everybody for owner and admin; no guests. */
export const directedBy = async (tx: Tx, actor: Actor): Promise<MemberId[]> => {
  const inTeams = tx
    .select({ id: teamMembers.member })
    .from(teamMembers)
    .where(and(eq(teamMembers.workspace, actor.workspace), inArray(teamMembers.team, [...actor.managedTeams])));
  const rows = await tx
    .select({ id: members.id, role: members.role })
    .from(members)
    .where(
      and(
        eq(members.workspace, actor.workspace),
        isNull(members.leftAt),
        roleHas(actor.role, 'manage-members') ? undefined : inArray(members.id, inTeams),
      ),
    );
  return rows.filter(({ role }) => !roleTable[role].external).map(({ id }) => id);
};

/** The people of a team. */
export const peopleOfTeam = async (tx: Tx, workspace: Actor['workspace'], team: TeamId): Promise<MemberId[]> => {
  const rows = await tx
    .select({ member: teamMembers.member })
    .from(teamMembers)
    .where(and(eq(teamMembers.workspace, workspace), eq(teamMembers.team, team)));
  return rows.map(({ member }) => member);
};

/** The language that a workspace writes in to people outside. */
export const languageOf = async (tx: Tx, workspace: Actor['workspace']): Promise<Language> => {
  const [row] = await tx.select({ language: workspaces.language }).from(workspaces).where(eq(workspaces.id, workspace));
  return row?.language ?? 'en';
};

/** What a workspace is called, for what is written about it. */
export const workspaceNameOf = async (tx: Tx, workspace: Actor['workspace']): Promise<string> => {
  const [row] = await tx.select({ name: workspaces.name }).from(workspaces).where(eq(workspaces.id, workspace));
  return row?.name ?? '';
};

/** Names and addresses of members who are here, to be written to or to be answered. */
export const membersWithAddress = async (
  tx: Tx,
  workspace: Actor['workspace'],
  ids: readonly MemberId[],
): Promise<ReadonlyMap<MemberId, { name: string; address: string }>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: members.id, name: members.name, address: members.email })
    .from(members)
    .where(and(eq(members.workspace, workspace), inArray(members.id, [...ids]), isNull(members.leftAt)));
  return new Map(rows.flatMap(({ id, name, address }) => (address === null ? [] : [[id, { name, address }] as const])));
};
