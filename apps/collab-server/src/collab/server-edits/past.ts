import { documentClients, documentUpdates } from '@baton/schema/documents/tables';
import type { MemberId } from '@baton/schema/shared';
import { and, eq, isNotNull, lte } from 'drizzle-orm';
import * as Y from 'yjs';

import type { AuthorOf, Past } from '#platform/documents/past.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import type { DocumentHead } from '../update-log/log-row.ts';
import { readLog } from '../update-log/read-log.ts';

/** Earlier states, from the newest snapshot before them and the rows in between. */
export const createPast = (): Past => ({
  read: async (tx, ref, seq, reader) => {
    const log = await readLog(tx, ref.id, seq);
    if (!log || seq < 1 || seq > log.head.seq || log.head.ref.kind !== ref.kind) return null;
    const authorOf = await authorsOf(tx, log.head, seq);
    const doc = new Y.Doc();
    try {
      if (log.snapshot) Y.applyUpdate(doc, log.snapshot.state);
      for (const row of log.rows) if (!row.quarantined) Y.applyUpdate(doc, row.update);
      return reader({ seq, doc, authorOf });
    } finally {
      doc.destroy();
    }
  },
});

/** Whose a piece is: by its client, and for what commands wrote by the command's row (M3). */
const authorsOf = async (tx: Tx, head: DocumentHead, seq: number): Promise<AuthorOf> => {
  const clients = await tx
    .select({ client: documentClients.clientId, actor: documentClients.actor })
    .from(documentClients)
    .where(and(eq(documentClients.document, head.ref.id), eq(documentClients.epoch, head.epoch)));
  const owners = new Map(clients.map(({ client, actor }) => [client, actor]));
  const runs = await commandRuns(tx, head, seq);
  return (client, clock) =>
    client === head.serverClientId
      ? (runs.findLast(({ from }) => from <= clock)?.actor ?? null)
      : (owners.get(client) ?? null);
};

/** Where each command's writing begins under the document's server client id, in order. */
const commandRuns = async (tx: Tx, head: DocumentHead, seq: number) => {
  const rows = await tx
    .select({ update: documentUpdates.update, actor: documentUpdates.actor })
    .from(documentUpdates)
    .where(
      and(
        eq(documentUpdates.document, head.ref.id),
        eq(documentUpdates.epoch, head.epoch),
        lte(documentUpdates.seq, seq),
        isNotNull(documentUpdates.cause),
      ),
    )
    .orderBy(documentUpdates.seq);
  return rows.flatMap(({ update, actor }): { from: number; actor: MemberId | null }[] => {
    const first = Y.decodeUpdate(update).structs.find(({ id }) => id.client === head.serverClientId);
    return first ? [{ from: first.id.clock, actor }] : [];
  });
};
