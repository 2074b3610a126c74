import type { ImportId, ImportRun } from '@baton/schema/imports';
import type { importRuns } from '@baton/schema/imports/tables';
import type { WorkspaceId } from '@baton/schema/shared';

import type { Clock } from '#platform/clock/clock.ts';
import type { Documents } from '#platform/documents/documents.port.ts';
import type { FactRecorder } from '#platform/facts/facts.port.ts';
import type { Importer, ImportScope } from '#platform/imports/importer.port.ts';
import type { Scopes, Tx } from '#platform/scope/scope.ts';

/** What importing works with; `app.ts` puts it together. */
export interface ImportParts {
  scopes: Scopes;
  documents: Documents;
  facts: FactRecorder;
  importers: readonly Importer[];
  clock: Clock;
  newId: () => string;
}

export interface RunRef {
  workspace: WorkspaceId;
  id: ImportId;
}

export type RunRow = typeof importRuns.$inferSelect;

export const importerOf = ({ importers }: Pick<ImportParts, 'importers'>, kind: string): Importer => {
  const importer = importers.find((each) => each.kind === kind);
  if (!importer) throw new Error(`Nobody imports records of kind ${kind}`);
  return importer;
};

/** Runs one batch in its own transaction, and tells the documents how it ended. */
export const inBatch = async <T>(
  parts: ImportParts,
  { workspace }: RunRef,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => {
  let held: Tx | null = null;
  let committed = false;
  try {
    const result = await parts.scopes.withWorkspace({ workspace }, (tx) => {
      held = tx;
      return work(tx);
    });
    committed = true;
    return result;
  } finally {
    if (held !== null) parts.documents.settled(held, committed);
  }
};

export const scopeOf = (parts: ImportParts, tx: Tx, { workspace, id, source, startedBy }: RunRow): ImportScope => ({
  tx,
  workspace,
  source,
  by: { actor: startedBy, origin: 'import', cause: id },
  documents: parts.documents,
  now: parts.clock.now(),
  newId: parts.newId,
});

/** A run as people see it. */
export const runView = (row: RunRow, files: ImportRun['files']): ImportRun => ({
  id: row.id,
  source: row.source,
  state: row.state,
  files,
  progress: { done: row.done, total: row.total },
  counts: row.counts,
  undone: { reversed: row.reversed, kept: row.kept },
  problem: row.problem,
  startedBy: row.startedBy,
  createdAt: row.createdAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
});
