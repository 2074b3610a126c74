import type { Holder, MemberId, StandingHolder } from '@baton/schema/shared';
import { roleHas } from '@baton/schema/workspaces';
import { members, teamMembers } from '@baton/schema/workspaces/tables';
import { and, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { colleaguesAsActors, readersOf } from './reads.ts';

/**
 * How people and teams stand to what a container guards. A team is here when somebody in it is, and sees when somebody in it
 * does; without a
 * container nobody asks who sees. Who may not know the people of the workspace is not told who of them sees what.
 */
export const standOf = async (
  tx: Tx,
  actor: Actor,
  container: string | null,
  holders: readonly Holder[],
): Promise<(holder: Holder) => StandingHolder> => {
  const people = await peopleBehind(tx, actor, holders);
  const colleagues = await colleaguesAsActors(tx, actor, [...new Set([...people.values()].flat())]);
  const present = new Set(colleagues.map(({ member }) => member));
  const knowsPeople = roleHas(actor.role, 'see-members');
  const readers = new Set(knowsPeople && container !== null ? await readersOf(tx, actor, container) : []);
  const stand = (behind: readonly MemberId[]) => {
    const here = behind.filter((id) => present.has(id));
    if (here.length === 0) return 'gone';
    return container === null || !knowsPeople || here.some((id) => readers.has(id)) ? 'here' : 'no-access';
  };
  return (holder) => ({ holder, stand: stand(people.get(holder.id) ?? []) });
};

const peopleBehind = async (
  tx: Tx,
  { workspace }: Actor,
  holders: readonly Holder[],
): Promise<ReadonlyMap<string, MemberId[]>> => {
  const teams = holders.flatMap(({ kind, id }) => (kind === 'team' ? [id] : []));
  const seats =
    teams.length === 0
      ? []
      : await tx
          .select({ team: teamMembers.team, member: teamMembers.member })
          .from(teamMembers)
          .where(and(eq(teamMembers.workspace, workspace), inArray(teamMembers.team, teams)));
  const behind = new Map<string, MemberId[]>();
  for (const { kind, id } of holders) if (kind === 'member') behind.set(id, [id]);
  for (const { team, member } of seats) behind.set(team, [...(behind.get(team) ?? []), member]);
  return behind;
};

/** The condition that the person or team of these columns is still here: a team has somebody in it. */
export const holderIsHere = (actor: Actor, { kind, id }: { kind: SQL; id: SQL }): SQL =>
  sql`exists (select from ${members} left join ${teamMembers} on ${kind} = 'team'
    and ${teamMembers.workspace} = ${members.workspace} and ${teamMembers.member} = ${members.id}
    where ${members.workspace} = ${actor.workspace} and ${isNull(members.leftAt)}
    and ((${kind} = 'member' and ${members.id} = ${id}) or ${teamMembers.team} = ${id}))`;
