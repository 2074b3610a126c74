import { accounts } from '@baton/schema/accounts/tables';
import type { AccountId } from '@baton/schema/shared';
import { and, eq, sql } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { mayOn } from '#platform/access/levels.ts';
import type { Tx } from '#platform/scope/scope.ts';

/** Names of the accounts that this actor may read; others, and ids of none, are absent: callers show "—" (M8). */
export const accountNames = async (
  tx: Tx,
  actor: Actor,
  ids: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: accounts.id, name: accounts.name })
    .from(accounts)
    .where(
      and(
        eq(accounts.workspace, actor.workspace),
        sql`${accounts.id} = any(${sql.param([...new Set(ids)])}::uuid[])`,
        mayOn(actor, accounts.id, 'read'),
      ),
    );
  return new Map(rows.map(({ id, name }) => [id, name]));
};
