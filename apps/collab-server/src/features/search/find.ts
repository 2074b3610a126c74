import type { Found, FoundKind } from '@baton/schema/search';
import { sql } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { mayOnEach } from '#platform/access/levels.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { searchPolicy } from './search.policy.ts';

/** An entry that matches and that the actor may read. */
export interface Match {
  kind: FoundKind;
  id: string;
  /** Where access to it comes from. */
  containers: string[];
  title: string;
  by: Found['by'];
}

/**
 * Entries for these terms that this actor may read, likeliest first, the ones changed last before others. They are put
 * in order before anybody's rights are asked (`offset 0` keeps the two apart), so that only as many are as are shown.
 */
export const findMatches = async (
  tx: Tx,
  actor: Actor,
  { terms, kind, limit }: { terms: readonly string[]; kind: FoundKind | undefined; limit: number },
): Promise<Match[]> => {
  const uncontained = searchPolicy.findUncontained(actor) ? sql`cardinality(e.containers) = 0` : sql`false`;
  const rows = await tx.execute<{ kind: FoundKind; id: string; containers: string[]; title: string; by: Match['by'] }>(
    sql`select e.kind, e.id, e.containers, e.title, e.by
      from (
        select * from find_entries(${sql.param([...terms])}::text[], ${kind ?? null}::text)
        order by score desc, changed_at desc, id
        offset 0
      ) e
      where ${uncontained} or exists (select from unnest(e.containers) c (id) where ${mayOnEach(actor, sql`c.id`, 'read')})
      limit ${limit}`,
  );
  return [...rows];
};
