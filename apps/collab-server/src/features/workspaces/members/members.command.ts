import type { MemberId, TeamId } from '@baton/schema/shared';
import { members as contract } from '@baton/schema/workspaces';
import { teamMembers } from '@baton/schema/workspaces/tables';
import { and, eq, sql } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { command } from '#platform/command/command.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { memberPolicy } from '../workspaces.policy.ts';
import { countOwners, lockRights, memberForUpdate } from './member-rows.ts';
import {
  decideChangeRole,
  decideReinstate,
  decideRemove,
  decideRename,
  decideReportsTo,
  type ReportsToWorld,
} from './members.decide.ts';

export const changeRole = command({
  contract: contract.changeRole,
  load: async ({ tx, actor, input }) => {
    await lockRights(tx, actor);
    const member = await memberForUpdate(tx, actor, input.memberId);
    if (!member) return null;
    const teams = await teamsOf(tx, actor, member.id);
    return { member, wanted: input.role, owners: await countOwners(tx, actor), teams };
  },
  may: memberPolicy.changeRole,
  decide: decideChangeRole,
});

export const removeMember = command({
  contract: contract.remove,
  load: async ({ tx, actor, input }) => {
    await lockRights(tx, actor);
    const member = await memberForUpdate(tx, actor, input.memberId);
    return member && { member, owners: await countOwners(tx, actor) };
  },
  may: memberPolicy.remove,
  decide: decideRemove,
});

export const reinstateMember = command({
  contract: contract.reinstate,
  load: async ({ tx, actor, input }) => {
    await lockRights(tx, actor);
    const member = await memberForUpdate(tx, actor, input.memberId, { left: true });
    return member && { member };
  },
  may: memberPolicy.reinstate,
  decide: decideReinstate,
});

export const setReportsTo = command({
  contract: contract.setReportsTo,
  load: async ({ tx, actor, input }): Promise<ReportsToWorld | null> => {
    await lockRights(tx, actor);
    const member = await memberForUpdate(tx, actor, input.memberId);
    return member && { member, line: input.reportsTo === null ? [] : await lineAbove(tx, actor, input.reportsTo) };
  },
  may: memberPolicy.setReportsTo,
  decide: decideReportsTo,
});

export const renameSelf = command({
  contract: contract.rename,
  load: ({ tx, actor }) => memberForUpdate(tx, actor, actor.member),
  may: (actor, member) => memberPolicy.rename(actor, member),
  decide: decideRename,
});

const teamsOf = async (tx: Tx, actor: Actor, member: MemberId): Promise<TeamId[]> => {
  const rows = await tx
    .select({ team: teamMembers.team })
    .from(teamMembers)
    .where(and(eq(teamMembers.workspace, actor.workspace), eq(teamMembers.member, member)));
  return rows.map(({ team }) => team);
};

/** A member and everybody above them; null when they are not an active member. `union` ends at a circle. */
const lineAbove = async (tx: Tx, actor: Actor, first: MemberId): Promise<MemberId[] | null> => {
  const rows = await tx.execute<{ id: MemberId }>(sql`
    with recursive line as (
      select id, reports_to from members where workspace = ${actor.workspace} and id = ${first} and left_at is null
      union
      select m.id, m.reports_to from members m join line on m.workspace = ${actor.workspace} and m.id = line.reports_to
    )
    select id from line`);
  return rows.length === 0 ? null : rows.map(({ id }) => id);
};
