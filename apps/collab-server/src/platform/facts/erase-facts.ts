import { sql } from 'drizzle-orm';

import type { Scopes } from '../scope/scope.ts';

/**
 * Empties the payloads of all that is recorded of what was deleted for good, and of what went with it (`took` in the fact
 * that tells of it), also what was on its way at that moment and got its place afterwards. Facts stay in their places and
 * the chain holds: it covers digests. Found by those facts alone, so that a deletion which a crash came after is caught up with.
 */
export const eraseFacts = async (scopes: Scopes, purged: string): Promise<void> => {
  await scopes.withSystem('erasure', (tx) =>
    tx.execute(sql`
      with gone as (
        select workspace, subject from facts where type like '%.purged' and type = ${purged}
        union
        select workspace, took::uuid from facts, jsonb_array_elements_text(data -> 'took') as took
        where type like '%.purged' and type = ${purged}
      ), emptied as (
        select told.workspace, told.id from gone join facts as told
          on told.workspace = gone.workspace and told.subject = gone.subject
        where told.data is not null and told.type not like '%.purged'
      )
      update facts set data = null, salt = null from emptied
      where facts.workspace = emptied.workspace and facts.id = emptied.id`),
  );
};
