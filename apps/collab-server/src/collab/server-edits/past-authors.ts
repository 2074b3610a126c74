import { documentClients, documentUpdates } from '@baton/schema/documents/tables';
import type { MemberId } from '@baton/schema/shared';
import { and, eq, gt, isNotNull, lte } from 'drizzle-orm';
import * as Y from 'yjs';

import type { AuthorOf, Piece } from '#platform/documents/past.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import type { DocumentHead } from '../update-log/log-row.ts';

/** Whose a piece is: by its client, and for what commands wrote by the command's row (M3). */
export const authorsOf = async (tx: Tx, head: DocumentHead, seq: number): Promise<AuthorOf> => {
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
    .where(and(rowsOf(head, { since: 0, seq }), isNotNull(documentUpdates.cause)))
    .orderBy(documentUpdates.seq);
  return rows.flatMap(({ update, actor }): { from: number; actor: MemberId | null }[] => {
    const first = Y.decodeUpdate(update).structs.find(({ id }) => id.client === head.serverClientId);
    return first ? [{ from: first.id.clock, actor }] : [];
  });
};

interface Stretch {
  since: number;
  seq: number;
}

const rowsOf = ({ ref, epoch }: DocumentHead, { since, seq }: Stretch) =>
  and(
    eq(documentUpdates.document, ref.id),
    eq(documentUpdates.epoch, epoch),
    gt(documentUpdates.seq, since),
    lte(documentUpdates.seq, seq),
  );

/**
 * What is taken away bears no name in the document, but in the log: the first row that tells of it. Later rows may tell it
 * again, since a client that comes back sends everything it knows to be gone.
 */
export const removersOf = async (
  tx: Tx,
  head: DocumentHead,
  stretch: Stretch,
  pieces: readonly Piece[],
): Promise<AuthorOf> => {
  const rows = pieces.length === 0 ? [] : await updatesIn(tx, head, stretch);
  const wanted = Map.groupBy(pieces, ({ client }) => client);
  const removers = new Map<string, MemberId | null>();
  for (const { update, actor } of rows) {
    const first = removedBy(update, wanted).filter((piece) => !removers.has(keyOf(piece)));
    for (const piece of first) removers.set(keyOf(piece), actor);
  }
  return (client, clock) => removers.get(keyOf({ client, clock })) ?? null;
};

const updatesIn = (tx: Tx, head: DocumentHead, stretch: Stretch) =>
  tx
    .select({ update: documentUpdates.update, actor: documentUpdates.actor })
    .from(documentUpdates)
    .where(and(rowsOf(head, stretch), eq(documentUpdates.quarantined, false)))
    .orderBy(documentUpdates.seq);

const keyOf = ({ client, clock }: Piece): string => `${client} ${clock}`;

const removedBy = (update: Uint8Array, wanted: ReadonlyMap<number, readonly Piece[]>): Piece[] =>
  [...Y.decodeUpdate(update).ds.clients].flatMap(([client, ranges]) =>
    (wanted.get(client) ?? []).filter((piece) =>
      ranges.some(({ clock, len }) => clock <= piece.clock && piece.clock < clock + len),
    ),
  );
