import { promises as contract } from '@baton/schema/promises';
import { promises } from '@baton/schema/promises/tables';
import { and, eq, isNull } from 'drizzle-orm';

import { mayOn } from '#platform/access/levels.ts';
import { orderBy, pageOf } from '#platform/command/paging.ts';
import { query } from '#platform/command/query.ts';

import { isAtAccount } from '../accounts/reads.ts';
import { promiseOf } from './promise-rows.ts';
import { promisesPolicy } from './promises.policy.ts';

export const listPromises = query({
  contract: contract.list,
  may: promisesPolicy.list,
  read: async ({ tx, actor, input }) => {
    const order = orderBy(promises.madeAt, promises.id, { type: 'timestamptz', descending: false });
    const rows = await tx
      .select({ row: promises, key: order.key })
      .from(promises)
      .where(
        and(
          eq(promises.workspace, actor.workspace),
          isNull(promises.goneAt),
          input.accountId === undefined ? undefined : isAtAccount(promises.account, input.accountId),
          input.state === undefined ? undefined : eq(promises.state, input.state),
          mayOn(actor, promises.account, 'read'),
          order.after(input.cursor),
        ),
      )
      .orderBy(...order.by)
      .limit(input.limit + 1);
    return pageOf(
      rows,
      input.limit,
      ({ row }) => promiseOf(row),
      ({ row, key }) => [key, row.id],
    );
  },
});
