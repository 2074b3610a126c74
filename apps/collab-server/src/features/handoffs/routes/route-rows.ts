import type { HandoffRoute } from '@baton/schema/handoffs';
import { handoffRoutes } from '@baton/schema/handoffs/tables';
import type { HandoffRouteId, TeamId } from '@baton/schema/shared';
import { teams } from '@baton/schema/workspaces/tables';
import { and, eq, isNull, ne } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { handoffsPolicy } from '../handoffs.policy.ts';

export type RouteRow = typeof handoffRoutes.$inferSelect;

/** A route as the API tells it. */
export const routeOf = (
  actor: Actor,
  { workspace: _workspace, createdAt: _createdAt, archivedAt, ...row }: RouteRow,
): HandoffRoute => ({
  ...row,
  archivedAt: archivedAt?.toISOString() ?? null,
  mayEdit: handoffsPolicy.defineRoute(actor, { fromTeam: row.fromTeamId, toTeam: row.toTeamId }),
});

/** Null when there is none in the workspace. */
export const routeRow = async (
  tx: Tx,
  { workspace }: Pick<Actor, 'workspace'>,
  id: HandoffRouteId,
  { lock = false }: { lock?: boolean } = {},
): Promise<RouteRow | null> => {
  const found = tx
    .select()
    .from(handoffRoutes)
    .where(and(eq(handoffRoutes.workspace, workspace), eq(handoffRoutes.id, id)));
  const [row] = await (lock ? found.for('no key update') : found);
  return row ?? null;
};

/** Is there another route in use between these teams? Who asks comes one after the other: two at once make one. */
export const isRouteTaken = async (
  tx: Tx,
  actor: Actor,
  { fromTeamId, toTeamId }: { fromTeamId: TeamId; toTeamId: TeamId },
  but?: HandoffRouteId,
): Promise<boolean> => {
  await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.workspace, actor.workspace), eq(teams.id, fromTeamId)))
    .for('no key update');
  const rows = await tx
    .select({ id: handoffRoutes.id })
    .from(handoffRoutes)
    .where(
      and(
        eq(handoffRoutes.workspace, actor.workspace),
        eq(handoffRoutes.fromTeamId, fromTeamId),
        eq(handoffRoutes.toTeamId, toTeamId),
        isNull(handoffRoutes.archivedAt),
        but === undefined ? undefined : ne(handoffRoutes.id, but),
      ),
    );
  return rows.length > 0;
};
