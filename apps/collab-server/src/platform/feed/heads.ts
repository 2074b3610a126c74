import { factSequence, ownMarks } from '@baton/schema/facts/tables';
import type { MemberId, WorkspaceId } from '@baton/schema/shared';
import { sql } from 'drizzle-orm';

import { idsIn } from '../imports/import-rows.ts';
import type { Scopes } from '../scope/scope.ts';

/** Topic → how often a person changed it for themselves. */
export type Marks = Readonly<Record<string, number>>;

/** How far a workspace has come: the last place given to a fact, and what the asked people changed for themselves. */
export interface Head {
  seq: number;
  own: ReadonlyMap<MemberId, Marks>;
}

/** Of each of these workspaces, in one query. */
export const headsOf = async (
  scopes: Scopes,
  workspaces: readonly WorkspaceId[],
  members: readonly MemberId[],
): Promise<ReadonlyMap<WorkspaceId, Head>> => {
  if (workspaces.length === 0) return new Map();
  const rows = await scopes.withSystem('poll', (tx) =>
    tx.execute<{ workspace: WorkspaceId; seq: string | null; own: Record<MemberId, Marks> | null }>(sql`
      select w.id as workspace, last.seq, own.marks as own
      from unnest(${sql.param(workspaces)}::uuid[]) as w (id)
      left join lateral (
        select seq from ${factSequence} where workspace = w.id order by seq desc limit 1
      ) as last on true
      cross join lateral (
        select json_object_agg(member, topics) as marks from (
          select member, json_object_agg(topic, seq) as topics from ${ownMarks}
          where workspace = w.id and ${idsIn(sql`member`, members)} group by member
        ) as marked
      ) as own`),
  );
  return new Map(
    rows.map(({ workspace, seq, own }) => [
      workspace,
      { seq: Number(seq ?? 0), own: new Map(Object.entries(own ?? {}) as [MemberId, Marks][]) },
    ]),
  );
};
