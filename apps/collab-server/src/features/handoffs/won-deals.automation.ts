import { dealWon } from '@baton/schema/deals';
import { handoffs as contract } from '@baton/schema/handoffs';
import { handoffRoutes, handoffs } from '@baton/schema/handoffs/tables';
import type { WorkspaceId } from '@baton/schema/shared';
import { and, asc, eq, isNull } from 'drizzle-orm';

import type { Automation } from '#platform/automations/automation.ts';
import { derivedId } from '#platform/clock/derived-id.ts';
import type { Tx } from '#platform/scope/scope.ts';

/**
 * Rule HO12: a deal that is won, and has stayed won, goes on by itself on the routes that say so, in the name of whoever won
 * it and with what there is of its brief. What they may not hand on is left to people.
 */
export const handOnWonDeals: Automation = {
  name: 'handoffs.won-deals',
  on: dealWon.type,
  respond: async (tx, { id, workspace, actor, subject }) => {
    const before = await handoffsOf(tx, workspace, subject.id);
    const routes = await routesInUse(tx, workspace);
    return routes.flatMap(({ id: routeId }) => {
      const handoffId = derivedId('handoff', id, routeId);
      // One that has gone this way before, whatever has become of it, does not go twice: deals are reopened and won again.
      // The one that this fact began does not count, or what was interrupted would stay half done.
      if (before.some((each) => each.route === routeId && (each.id as string) !== handoffId)) return [];
      return {
        as: actor,
        commands: [
          { contract: contract.prepare, id: handoffId, input: { routeId, subject: { kind: 'deal', id: subject.id } } },
          { contract: contract.send, id: derivedId(handoffId, 'sent'), input: { handoffId, incomplete: true } },
        ],
      };
    });
  },
};

const routesInUse = (tx: Tx, workspace: WorkspaceId) =>
  tx
    .select({ id: handoffRoutes.id })
    .from(handoffRoutes)
    .where(
      and(eq(handoffRoutes.workspace, workspace), eq(handoffRoutes.onDealWon, true), isNull(handoffRoutes.archivedAt)),
    )
    .orderBy(asc(handoffRoutes.createdAt), asc(handoffRoutes.id));

const handoffsOf = (tx: Tx, workspace: WorkspaceId, deal: string) =>
  tx
    .select({ id: handoffs.id, route: handoffs.route })
    .from(handoffs)
    .where(and(eq(handoffs.workspace, workspace), eq(handoffs.subject, deal)));
