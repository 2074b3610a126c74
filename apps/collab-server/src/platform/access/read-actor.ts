import type { MemberId, Origin, UserId, WorkspaceId } from '@baton/schema/shared';
import { members, teamMembers, workspaces } from '@baton/schema/workspaces/tables';
import { and, eq, isNull, sql, type SQL } from 'drizzle-orm';

import type { Tx } from '../scope/scope.ts';
import type { Actor } from './actor.ts';

/**
 * Reads what a person is and may do in a workspace, in the transaction that acts on it (M11). Null when they are not, or
 * no longer, a member.
 */
export const readActor = (
  tx: Tx,
  { user, workspace, origin = 'person' }: { user: UserId; workspace: WorkspaceId; origin?: Origin },
): Promise<Actor | null> => actorBy(tx, { workspace, origin }, eq(members.userId, user));

/** The same of a member, for what acts in their name. */
export const readMember = (
  tx: Tx,
  { member, workspace, origin }: { member: MemberId; workspace: WorkspaceId; origin: Origin },
): Promise<Actor | null> => actorBy(tx, { workspace, origin }, eq(members.id, member));

const actorBy = async (
  tx: Tx,
  { workspace, origin }: { workspace: WorkspaceId; origin: Origin },
  who: SQL,
): Promise<Actor | null> => {
  const [row] = await tx
    .select({
      member: members.id,
      role: members.role,
      teams: sql<Actor['teams']>`array(
        select ${teamMembers.team} from ${teamMembers}
        where ${teamMembers.workspace} = ${members.workspace} and ${teamMembers.member} = ${members.id}
        order by 1)`,
    })
    .from(members)
    .where(and(eq(members.workspace, workspace), who, isNull(members.leftAt)));
  if (!row) return null;
  return { workspace, origin, ...row, managedTeams: row.role === 'manager' ? row.teams : [] };
};

/** The current version of a workspace's rights, and whether it differs is all that anybody asks of it (M11). */
export const rightsVersionOf = async (tx: Tx, workspace: WorkspaceId): Promise<number | null> => {
  const [row] = await tx
    .select({ version: workspaces.rightsVersion })
    .from(workspaces)
    .where(eq(workspaces.id, workspace));
  return row?.version ?? null;
};
