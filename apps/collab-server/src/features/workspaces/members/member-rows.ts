import type { MemberId } from '@baton/schema/shared';
import { members, workspaces } from '@baton/schema/workspaces/tables';
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import type { Tx } from '#platform/scope/scope.ts';

export type MemberRow = typeof members.$inferSelect;

/**
 * Makes changes of rights in one workspace wait for one another, so that two of them never both see the other as the
 * remaining owner (W3). First lock of every such command.
 */
export const lockRights = async (tx: Tx, { workspace }: Pick<Actor, 'workspace'>): Promise<void> => {
  await tx.select({ id: workspaces.id }).from(workspaces).where(eq(workspaces.id, workspace)).for('no key update');
};

/** One member, locked; those who left only when asked for. */
export const memberForUpdate = async (
  tx: Tx,
  actor: Actor,
  id: MemberId,
  { left = false }: { left?: boolean } = {},
): Promise<MemberRow | null> => {
  const [row] = await tx
    .select()
    .from(members)
    .where(
      and(
        eq(members.workspace, actor.workspace),
        eq(members.id, id),
        left ? isNotNull(members.leftAt) : isNull(members.leftAt),
      ),
    )
    .for('no key update');
  return row ?? null;
};

/** How many people own the workspace now; placeholders never do. */
export const countOwners = async (tx: Tx, actor: Actor): Promise<number> => {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(members)
    .where(and(eq(members.workspace, actor.workspace), eq(members.role, 'owner'), isNull(members.leftAt)));
  return row?.count ?? 0;
};
