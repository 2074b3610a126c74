import { handoffRoutes as contract } from '@baton/schema/handoffs';
import { handoffReturns, handoffRoutes, handoffs } from '@baton/schema/handoffs/tables';
import { and, asc, count, eq, gte, inArray, sql, type SQL } from 'drizzle-orm';

import { query } from '#platform/command/query.ts';

import { handoffsPolicy } from './handoffs.policy.ts';
import { mayReadHandoff } from './reads.ts';

/** Counted from the handoffs that the reader may see: a figure opens the list that it was counted from. */
export const readFigures = query({
  contract: contract.figures,
  may: handoffsPolicy.list,
  read: async ({ tx, actor, input, now }) => {
    const since = new Date(now.getTime() - input.days * 86_400_000);
    const accepted = gte(handoffs.acceptedAt, since);
    const rows = await tx
      .select({
        routeId: handoffs.route,
        sent: howMany(gte(handoffs.sentAt, since)),
        accepted: howMany(accepted),
        late: howMany(gte(handoffs.lateAt, since)),
        open: howMany(inArray(handoffs.state, ['sent', 'returned'])),
        medianMinutes: sql<number | null>`percentile_disc(0.5) within group (order by ${handoffs.minutes})
          filter (where ${accepted} and ${handoffs.minutes} is not null)`,
      })
      .from(handoffs)
      .where(and(eq(handoffs.workspace, actor.workspace), mayReadHandoff(actor)))
      .groupBy(handoffs.route);
    const returns = await tx
      .select({ routeId: handoffs.route, reason: handoffReturns.reason, count: count() })
      .from(handoffReturns)
      .innerJoin(
        handoffs,
        and(eq(handoffs.workspace, handoffReturns.workspace), eq(handoffs.id, handoffReturns.handoff)),
      )
      .where(and(eq(handoffReturns.workspace, actor.workspace), gte(handoffReturns.at, since), mayReadHandoff(actor)))
      .groupBy(handoffs.route, handoffReturns.reason)
      .orderBy(asc(handoffReturns.reason));
    const routes = await tx
      .select({ id: handoffRoutes.id })
      .from(handoffRoutes)
      .where(eq(handoffRoutes.workspace, actor.workspace))
      .orderBy(asc(handoffRoutes.createdAt), asc(handoffRoutes.id));
    const byRoute = new Map(rows.map((row) => [row.routeId, row]));
    const reasonsOf = Map.groupBy(returns, ({ routeId }) => routeId);
    return {
      data: routes.map(({ id }) => {
        const reasons = (reasonsOf.get(id) ?? []).map(({ reason, count: times }) => ({ reason, count: times }));
        return {
          ...(byRoute.get(id) ?? { routeId: id, sent: 0, accepted: 0, late: 0, open: 0, medianMinutes: null }),
          returned: reasons.reduce((sum, each) => sum + each.count, 0),
          reasons,
        };
      }),
    };
  },
});

const howMany = (what: SQL | undefined) => sql<number>`count(*) filter (where ${what})`.mapWith(Number);
