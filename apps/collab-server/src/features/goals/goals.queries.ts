import { goals as contract } from '@baton/schema/goals';
import { goals } from '@baton/schema/goals/tables';
import { includesLevel } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelsOn, mayOn } from '#platform/access/levels.ts';
import { orderBy, pageOf } from '#platform/command/paging.ts';
import { query } from '#platform/command/query.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { accountNames, isAtAccount } from '../accounts/reads.ts';
import { standOf } from '../workspaces/holder-reads.ts';
import { goalOf, isOwnedBy, ownerOf, type GoalRow } from './goal-rows.ts';
import { goalsPolicy } from './goals.policy.ts';

export const listGoals = query({
  contract: contract.list,
  may: goalsPolicy.list,
  read: async ({ tx, actor, input }) => {
    const order = orderBy(goals.targetOn, goals.id, { type: 'date', descending: false });
    const rows = await tx
      .select({ row: goals, key: order.key })
      .from(goals)
      .where(
        and(
          eq(goals.workspace, actor.workspace),
          input.accountId === undefined ? undefined : isAtAccount(goals.account, input.accountId),
          input.state === undefined ? undefined : eq(goals.state, input.state),
          input.teamId === undefined ? undefined : isOwnedBy(actor, input.teamId),
          mayOn(actor, goals.account, 'read'),
          order.after(input.cursor),
        ),
      )
      .orderBy(...order.by)
      .limit(input.limit + 1);
    const show = await shower(
      tx,
      actor,
      rows.map(({ row }) => row),
    );
    return pageOf(
      rows,
      input.limit,
      ({ row }) => show(row),
      ({ row, key }) => [key, row.id],
    );
  },
});

const shower = async (tx: Tx, actor: Actor, rows: readonly GoalRow[]) => {
  const ids = [...new Set(rows.map(({ account }) => account))];
  const names = await accountNames(tx, actor, ids);
  const levels = await levelsOn(tx, actor, ids);
  // Who sees what is asked on the page of one account; a list over many only tells who is gone.
  const stand = await standOf(
    tx,
    actor,
    ids.length === 1 ? (ids[0] ?? null) : null,
    rows.flatMap((row) => ownerOf(row) ?? []),
  );
  return (row: GoalRow) => {
    const owner = ownerOf(row);
    return goalOf(row, {
      accountName: names.get(row.account) ?? null,
      owner: owner && stand(owner),
      mayEdit: includesLevel(levels.get(row.account) ?? null, 'write'),
    });
  };
};
