import { importId, importPartBytes, type ImportSettings } from '@baton/schema/imports';
import { importParts, importRuns } from '@baton/schema/imports/tables';
import type { MemberId, WorkspaceId } from '@baton/schema/shared';
import { and, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';

import { enqueueJob } from '#platform/jobs/enqueue.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { isRun } from './apply-batch.ts';
import type { FileSource } from './file-source.ts';
import type { ImportParts, RunRef, RunRow } from './import-parts.ts';
import { continueImport, importJob } from './import.job.ts';
import { startUndo } from './imports.command.ts';

export interface FilesImport {
  workspace: WorkspaceId;
  /** As whom the records are made. */
  member: MemberId;
  source: string;
  settings: ImportSettings;
}

/** A server takes over so long after a command line began an import, in case it was killed meanwhile. */
const takeOverMs = 120_000;

/**
 * Imports files from the command line: keeps them with the run, then applies it here. An import of this source that was
 * cut short is gone on with instead. Resolves when it is finished; the run says whether it could be applied.
 */
export const importFiles = async (parts: ImportParts, wanted: FilesImport, files: FileSource): Promise<RunRow> => {
  const { workspace, source } = wanted;
  const unfinished = await latestRun(parts, workspace, source, ['applying']);
  const ref = unfinished ?? (await keepFiles(parts, wanted, files));
  await continueImport(parts, ref, new AbortController().signal);
  return readRun(parts, ref);
};

/** Takes back the latest import of a source that brought something in; null when there is none. */
export const undoFiles = async (parts: ImportParts, workspace: WorkspaceId, source: string): Promise<RunRow | null> => {
  const run = await latestRun(parts, workspace, source, ['applied', 'undoing', 'failed'], broughtSomething);
  if (!run) return null;
  if (run.state !== 'undoing') await parts.scopes.withWorkspace(run, (tx) => startUndo(tx, run));
  await continueImport(parts, run, new AbortController().signal);
  return readRun(parts, run);
};

const keepFiles = async (
  parts: ImportParts,
  { workspace, member, source, settings }: FilesImport,
  files: FileSource,
): Promise<RunRef> => {
  const ref = { workspace, id: importId.parse(parts.newId()) };
  const inWorkspace = <T>(work: (tx: Tx) => Promise<T>) => parts.scopes.withWorkspace(ref, work);
  const counters = { counts: {}, done: 0, total: 0, reversed: 0, kept: 0 };
  const run = { ...ref, ...counters, source, settings, startedBy: member, createdAt: parts.clock.now() };
  await inWorkspace((tx) => tx.insert(importRuns).values({ ...run, state: 'open' }));
  for (const { name: file } of files.files) {
    let part = 0;
    for await (const content of slices(files.open(file))) {
      await inWorkspace((tx) => tx.insert(importParts).values({ workspace, run: ref.id, file, part, content }));
      part += 1;
    }
  }
  await inWorkspace(async (tx) => {
    await tx.update(importRuns).set({ state: 'applying' }).where(isRun(ref));
    const runAt = new Date(Date.now() + takeOverMs);
    await enqueueJob(tx, { kind: importJob, data: { importId: ref.id }, key: ref.id, runAt });
  });
  return ref;
};

/** The same bytes in parts of the usual size; at least one, so that an empty file is there as well. */
const slices = async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    bytes += chunk.length;
    if (bytes < importPartBytes) continue;
    yield Buffer.concat(held);
    [held, bytes] = [[], 0];
  }
  yield Buffer.concat(held);
};

const broughtSomething = sql`exists (select from import_lines as line where line.workspace = ${importRuns.workspace}
  and line.run = ${importRuns.id} and line.action in ('create', 'update') and line.outcome is null)`;

const latestRun = async (
  parts: ImportParts,
  workspace: WorkspaceId,
  source: string,
  states: RunRow['state'][],
  also?: SQL,
): Promise<RunRow | null> => {
  const [run] = await parts.scopes.withWorkspace({ workspace }, (tx) =>
    tx
      .select()
      .from(importRuns)
      .where(
        and(
          eq(importRuns.workspace, workspace),
          eq(importRuns.source, source),
          inArray(importRuns.state, states),
          also,
        ),
      )
      .orderBy(desc(importRuns.id))
      .limit(1),
  );
  return run ?? null;
};

const readRun = async (parts: ImportParts, ref: RunRef): Promise<RunRow> => {
  const [run] = await parts.scopes.withWorkspace(ref, (tx) => tx.select().from(importRuns).where(isRun(ref)));
  if (!run) throw new Error('The import is gone');
  return run;
};
