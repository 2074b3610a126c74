import { factSequence } from '@baton/schema/facts/tables';
import type { WorkspaceId } from '@baton/schema/shared';
import { sql } from 'drizzle-orm';

import type { Scopes } from '../scope/scope.ts';

/** The last place given in each of these workspaces, in one query; a workspace without facts is missing. */
export const headsOf = async (
  scopes: Scopes,
  workspaces: readonly WorkspaceId[],
): Promise<ReadonlyMap<WorkspaceId, number>> => {
  if (workspaces.length === 0) return new Map();
  const ids = sql.join(
    workspaces.map((workspace) => sql`${workspace}::uuid`),
    sql`, `,
  );
  const rows = await scopes.withSystem('poll', (tx) =>
    tx.execute<{ workspace: WorkspaceId; seq: string }>(sql`
      select w.id as workspace, last.seq
      from unnest(array[${ids}]) as w (id)
      cross join lateral (
        select seq from ${factSequence} where workspace = w.id order by seq desc limit 1
      ) as last`),
  );
  return new Map(rows.map(({ workspace, seq }) => [workspace, Number(seq)]));
};
