import { sql } from 'drizzle-orm';

import type { Authorship, DocumentRef } from '#platform/documents/documents.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

/**
 * What one document took over from another keeps its authors: whoever the clients of `from` belong to, they belong to in
 * `to`. What commands wrote in `from` stands under that document's server client id, which is no server's in `to`; whoever
 * takes it over answers for it, and nobody else may go on under that id.
 */
export const shareAuthors = async (
  tx: Tx,
  { from, to }: { from: DocumentRef; to: DocumentRef },
  { actor }: Authorship,
): Promise<void> => {
  await tx.execute(sql`
    insert into document_clients (document, epoch, client_id, workspace, actor)
    select ours.id, ours.epoch, known.client_id, ours.workspace, known.actor
    from documents ours, documents theirs, lateral (
      select client_id, actor from document_clients where document = theirs.id and epoch = theirs.epoch
      union all
      select theirs.server_client_id, ${actor}::uuid where ${actor}::uuid is not null
    ) as known
    where ours.id = ${to.id} and theirs.id = ${from.id} and known.client_id <> ours.server_client_id
    on conflict do nothing`);
};
