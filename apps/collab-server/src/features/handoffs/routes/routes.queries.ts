import { handoffRoutes as contract } from '@baton/schema/handoffs';
import { handoffRoutes } from '@baton/schema/handoffs/tables';
import { and, asc, eq, isNull } from 'drizzle-orm';

import { query } from '#platform/command/query.ts';

import { handoffsPolicy } from '../handoffs.policy.ts';
import { routeOf } from './route-rows.ts';

export const listRoutes = query({
  contract: contract.list,
  may: handoffsPolicy.list,
  read: async ({ tx, actor, input }) => {
    const rows = await tx
      .select()
      .from(handoffRoutes)
      .where(
        and(
          eq(handoffRoutes.workspace, actor.workspace),
          input.archived ? undefined : isNull(handoffRoutes.archivedAt),
        ),
      )
      .orderBy(asc(handoffRoutes.createdAt), asc(handoffRoutes.id))
      .limit(200);
    return { data: rows.map((row) => routeOf(actor, row)) };
  },
});
