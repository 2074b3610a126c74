import * as Y from 'yjs';

import type { DocumentRef, LiveDocumentKind } from '#platform/documents/documents.port.ts';

import type { LogRow } from '../update-log/log-row.ts';
import type { LoadedLog } from '../update-log/read-log.ts';
import { watchBuried } from './buried.ts';

/**
 * This node's copy of a live document for replaying and for server edits; no socket ever touches it. Between
 * transactions it stands exactly where the projection stands, so a row is never applied without being projected here or
 * having been projected elsewhere.
 */
export interface ServerCopy {
  readonly ref: DocumentRef;
  readonly epoch: number;
  readonly doc: Y.Doc;
  /** The last row that `doc` holds. */
  seq: number;
  readonly serverClientId: number;
  /** What changed since the last call, read from the document as it is now. */
  drain(): unknown[];
  /** The same within an open transaction of Yjs, for kinds that can tell; null when only its end can. */
  drainWithin(transaction: Y.Transaction): unknown[] | null;
  /** What came, since the last call, for something that had been removed. */
  drainBuried(): ReturnType<ReturnType<typeof watchBuried>['drain']>;
  destroy(): void;
}

/** A copy from the log as it was read; `log` reaches as far as the copy shall stand. */
export const copyFromLog = (log: LoadedLog, kind: LiveDocumentKind<unknown>): ServerCopy => {
  const doc = new Y.Doc();
  if (log.snapshot) Y.applyUpdate(doc, log.snapshot.state);
  for (const row of log.rows) if (!row.quarantined) Y.applyUpdate(doc, row.update);
  const seq = log.rows.at(-1)?.seq ?? log.snapshot?.seq ?? 0;
  return watched(doc, kind, { ...log.head, seq });
};

/** A copy of a document that is being created: empty, before its first row. */
export const emptyCopy = (ref: DocumentRef, kind: LiveDocumentKind<unknown>, serverClientId: number): ServerCopy =>
  watched(new Y.Doc(), kind, { ref, epoch: 1, seq: 0, serverClientId });

const watched = (
  doc: Y.Doc,
  kind: LiveDocumentKind<unknown>,
  at: { ref: DocumentRef; epoch: number; seq: number; serverClientId: number },
): ServerCopy => {
  const watch = kind.observe(doc);
  const buried = watchBuried(doc);
  return {
    ref: at.ref,
    epoch: at.epoch,
    seq: at.seq,
    serverClientId: at.serverClientId,
    doc,
    drain: () => watch.drain(),
    drainWithin: (transaction) => watch.drainWithin?.(transaction) ?? null,
    drainBuried: () => buried.drain(),
    destroy: () => {
      watch.stop();
      buried.stop();
      doc.destroy();
    },
  };
};

/** A row that was applied, and what it changed. */
export interface AppliedRow {
  row: LogRow;
  changes: unknown[];
}

/**
 * Applies the next of these rows, at least one, until `enough`. Rows that change no more than what is there share one
 * transaction of Yjs, for which it counts all clients that ever wrote, twice. Throws when a row cannot be applied: the
 * copy is torn then.
 */
export const applyNext = (copy: ServerCopy, rows: readonly LogRow[], enough: () => boolean): AppliedRow[] => {
  const applied: AppliedRow[] = [];
  /** Answers the row whose changes only the end of the transaction can tell. */
  const all = (transaction: Y.Transaction): AppliedRow | null => {
    for (const row of rows) {
      applyOne(copy, row);
      const changes = row.quarantined ? [] : copy.drainWithin(transaction);
      const step = { row, changes: changes ?? [] };
      applied.push(step);
      if (changes === null) return step;
      if (enough()) return null;
    }
    return null;
  };
  const untold = Y.transact(copy.doc, all, null, false);
  if (untold) untold.changes = copy.drain();
  return applied;
};

const applyOne = (copy: ServerCopy, row: LogRow): void => {
  if (row.seq !== copy.seq + 1) throw new Error(`Row ${row.seq} does not follow row ${copy.seq} of ${copy.ref.id}`);
  if (!row.quarantined) Y.applyUpdate(copy.doc, row.update);
  copy.seq = row.seq;
};

/**
 * Runs an operation under the document's server client id and answers its delta, null when it changed nothing. Yjs gives
 * a document a new client id when it meets its own in an update, so it is set before every edit (M3).
 */
export const captureEdit = <V>(
  copy: ServerCopy,
  operation: (doc: Y.Doc) => V,
): { result: V; update: Uint8Array | null } => {
  copy.doc.clientID = copy.serverClientId;
  const updates: Uint8Array[] = [];
  const capture = (update: Uint8Array) => updates.push(update);
  copy.doc.on('update', capture);
  try {
    const result = copy.doc.transact(() => operation(copy.doc));
    return { result, update: updates.length === 0 ? null : Y.mergeUpdates(updates) };
  } finally {
    copy.doc.off('update', capture);
  }
};
