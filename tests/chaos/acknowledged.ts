import type { Sql } from 'postgres';
import * as Y from 'yjs';

import type { LiveClient } from '#tests/live-client.ts';

/**
 * Looks for every acknowledged update in the log alone (M20): lost is an acknowledged struct range or deletion that a
 * replay does not contain. To be asked while the server is dead, since clients send again what they still hold.
 */
export const acknowledgedInLog = (sql: Sql, document: string, clients: readonly LiveClient[]) => {
  const replay = new Y.Doc();
  const checked = new Map<LiveClient, number>();
  let seq = 0;
  let acknowledged = 0;
  let lost = 0;
  return {
    check: async (): Promise<void> => {
      const rows = await sql<{ seq: string; update: Uint8Array }[]>`
        select seq, update from document_updates where document = ${document} and seq > ${seq} order by seq`;
      for (const row of rows) {
        Y.applyUpdate(replay, row.update);
        seq = Number(row.seq);
      }
      for (const client of clients) {
        const fresh = client.acked.slice(checked.get(client) ?? 0);
        checked.set(client, client.acked.length);
        acknowledged += fresh.length;
        lost += fresh.filter((update) => !contains(replay, update)).length;
      }
    },
    figures: () => ({ acknowledged, lost, rows: seq }),
  };
};

/** Does the document know every struct of the update, and has it deleted all that the update deletes? */
export const contains = ({ store }: Y.Doc, update: Uint8Array): boolean => {
  const { structs, ds } = Y.decodeUpdate(update);
  if (structs.some((struct) => struct.id.clock + struct.length > Y.getState(store, struct.id.client))) return false;
  return [...ds.clients].every(([client, ranges]) =>
    ranges.every((range) => isDeleted(store.clients.get(client) ?? [], range)),
  );
};

const isDeleted = (structs: readonly (Y.Item | Y.GC)[], { clock, len }: { clock: number; len: number }): boolean =>
  structs
    .filter((struct) => struct.id.clock < clock + len && struct.id.clock + struct.length > clock)
    .every((struct) => struct.deleted);
