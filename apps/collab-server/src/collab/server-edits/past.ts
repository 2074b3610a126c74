import * as Y from 'yjs';

import type { Past } from '#platform/documents/past.port.ts';

import { readLog } from '../update-log/read-log.ts';
import { authorsOf, removersOf } from './past-authors.ts';
import { momentsOf, pastRow } from './past-moments.ts';

/** Earlier states, from the newest snapshot before them and the rows in between. */
export const createPast = (): Past => ({
  read: async (tx, ref, seq, reader) => {
    const log = await readLog(tx, ref.id, seq);
    if (!log || seq < 1 || seq > log.head.seq || log.head.ref.kind !== ref.kind) return null;
    const { head, snapshot, rows } = log;
    const doc = new Y.Doc();
    try {
      // In one go: each update by itself would be a transaction of its own.
      doc.transact(() => {
        if (snapshot) Y.applyUpdate(doc, snapshot.state);
        for (const row of rows) if (!row.quarantined) Y.applyUpdate(doc, row.update);
      });
      return await reader({
        seq,
        doc,
        authors: () => authorsOf(tx, head, seq),
        removers: (since, pieces) => removersOf(tx, head, { since, seq }, pieces),
      });
    } finally {
      doc.destroy();
    }
  },
  row: pastRow,
  moments: momentsOf,
});
