import type { MemberId, TeamId } from '@baton/schema/shared';
import { teams as contract } from '@baton/schema/workspaces';
import { teamMembers, teams } from '@baton/schema/workspaces/tables';
import { and, eq, ne, sql } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { command, type Loading } from '#platform/command/command.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { lockRights, memberForUpdate } from '../members/member-rows.ts';
import { teamPolicy } from '../workspaces.policy.ts';
import {
  decideAddToTeam,
  decideCreateTeam,
  decideRemoveFromTeam,
  decideRenameTeam,
  type TeamPlace,
} from './teams.decide.ts';

export const createTeam = command({
  contract: contract.create,
  load: async ({ tx, actor, input }) => {
    await lockRights(tx, actor);
    return { nameTaken: await isNameTaken(tx, actor, input.name) };
  },
  may: teamPolicy.shape,
  decide: decideCreateTeam,
});

export const renameTeam = command({
  contract: contract.rename,
  load: async ({ tx, actor, input }) => {
    await lockRights(tx, actor);
    const team = await teamForUpdate(tx, actor, input.teamId);
    return team && { team, nameTaken: await isNameTaken(tx, actor, input.name, team.id) };
  },
  may: teamPolicy.shape,
  decide: decideRenameTeam,
});

export const addToTeam = command({
  contract: contract.addMember,
  load: (loading) => teamPlace(loading),
  may: teamPolicy.shape,
  decide: decideAddToTeam,
});

export const removeFromTeam = command({
  contract: contract.removeMember,
  load: (loading) => teamPlace(loading),
  may: teamPolicy.shape,
  decide: decideRemoveFromTeam,
});

const teamPlace = async ({
  tx,
  actor,
  input,
}: Loading<{ teamId: TeamId; memberId: MemberId }>): Promise<TeamPlace | null> => {
  await lockRights(tx, actor);
  const team = await teamForUpdate(tx, actor, input.teamId);
  const member = await memberForUpdate(tx, actor, input.memberId);
  if (!team || !member) return null;
  const within = await tx
    .select({ member: teamMembers.member })
    .from(teamMembers)
    .where(
      and(eq(teamMembers.workspace, actor.workspace), eq(teamMembers.team, team.id), eq(teamMembers.member, member.id)),
    );
  return { team: team.id, member, within: within.length > 0 };
};

const teamForUpdate = async (tx: Tx, actor: Actor, id: TeamId) => {
  const [row] = await tx
    .select()
    .from(teams)
    .where(and(eq(teams.workspace, actor.workspace), eq(teams.id, id)))
    .for('no key update');
  return row ?? null;
};

const isNameTaken = async (tx: Tx, actor: Actor, name: string, except?: TeamId): Promise<boolean> => {
  const rows = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(
      and(
        eq(teams.workspace, actor.workspace),
        sql`lower(${teams.name}) = lower(${name})`,
        except ? ne(teams.id, except) : undefined,
      ),
    );
  return rows.length > 0;
};
