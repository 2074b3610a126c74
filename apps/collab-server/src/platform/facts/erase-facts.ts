import { sql } from 'drizzle-orm';

import type { Scopes } from '../scope/scope.ts';

export interface Erasure {
  /** The type of fact by which something was deleted for good, such as `thing.purged`. */
  purged: string;
  /** Kinds of subjects that went with it, where their facts belong to it as their account. */
  kinds: readonly string[];
}

/**
 * Empties the payloads of all that is recorded of what was deleted. Facts stay in their places and the chain holds: it
 * covers digests. Found by the facts that tell of the deletion, so that one which a crash came after is caught up with.
 */
export const eraseFacts = async (scopes: Scopes, { purged, kinds }: Erasure): Promise<void> => {
  await scopes.withSystem('erasure', (tx) =>
    tx.execute(sql`
      with gone as (
        select workspace, subject, ins from facts where type like '%.purged' and type = ${purged}
      ), emptied as (
        select told.workspace, told.id from gone join facts as told
          on told.workspace = gone.workspace and told.subject = gone.subject and told.ins <= gone.ins
        where told.data is not null
        union
        select told.workspace, told.id from gone join facts as told
          on told.workspace = gone.workspace and told.account = gone.subject and told.ins <= gone.ins
        where told.data is not null and told.subject_kind = any(${sql.param([...kinds])}::text[])
      )
      update facts set data = null, salt = null from emptied
      where facts.workspace = emptied.workspace and facts.id = emptied.id`),
  );
};
