import { boards } from '@baton/schema/deals/tables';
import type { BoardId } from '@baton/schema/shared';
import { and, eq, inArray } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { mayOn } from '#platform/access/levels.ts';
import type { Tx } from '#platform/scope/scope.ts';

/** Names of the boards that this actor may read; others, and ids of none, are absent. */
export const boardNames = async (
  tx: Tx,
  actor: Actor,
  ids: readonly BoardId[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: boards.id, name: boards.name })
    .from(boards)
    .where(
      and(
        eq(boards.workspace, actor.workspace),
        inArray(boards.id, [...new Set(ids)]),
        mayOn(actor, boards.id, 'read'),
      ),
    );
  return new Map(rows.map(({ id, name }) => [id, name]));
};
