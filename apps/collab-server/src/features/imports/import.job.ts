import { importFinished, importId, importProblem, importUndone, type ImportProblem } from '@baton/schema/imports';
import { importRecords, importRuns } from '@baton/schema/imports/tables';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';

import { isConnectionLoss } from '#platform/db/connection-loss.ts';
import { ImportRefused } from '#platform/imports/importer.port.ts';
import { jobKind } from '#platform/jobs/job-kind.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { applyBatch, batchSize, isRun, runForUpdate } from './apply-batch.ts';
import type { FileSource } from './file-source.ts';
import type { ImportParts, RunRef, RunRow } from './import-parts.ts';
import { uploadedFiles } from './run-files.ts';
import { surveyRun } from './survey-run.ts';
import { undoBatch } from './undo-batch.ts';
import { boardExternalId, wantedRecords } from './wanted.ts';
import type { Wanted } from './wanting.ts';

export const importJob = 'imports.continue';

const problemCode = importProblem.shape.code;

/** Goes on with an import that is being applied or undone, batch by batch, until it is finished (M15). */
export const continueImports = (parts: () => ImportParts) =>
  jobKind({
    kind: importJob,
    data: z.strictObject({ importId }),
    run: async ({ importId: id }, { workspace, signal }) => {
      if (workspace !== null) await continueImport(parts(), { workspace, id }, signal);
    },
  });

/** Resolves when nothing is left to do, or when told to stop; what was committed stays and is not done again. */
export const continueImport = async (
  parts: ImportParts,
  ref: RunRef,
  signal: AbortSignal,
  files?: FileSource,
): Promise<void> => {
  const read = <T>(work: (tx: Tx) => Promise<T>) => parts.scopes.withWorkspace(ref, work);
  const [run] = await read((tx) => tx.select().from(importRuns).where(isRun(ref)));
  if (!run) return;
  try {
    if (run.state === 'applying') await applyAll(parts, run, files ?? (await uploadedFiles(read, ref)), signal);
    if (run.state === 'undoing') await undoAll(parts, run, signal);
  } catch (error) {
    // The job is tried again by itself; any other trouble is shown and waits for a person.
    if (isConnectionLoss(error) || signal.aborted) throw error;
    const code = problemCode.safeParse(error instanceof ImportRefused ? error.code : null);
    await fail(parts, ref, { code: code.data ?? 'internal', file: '', line: 0, detail: {} });
    if (!code.success) throw error;
  }
};

const applyAll = async (
  parts: ImportParts,
  run: RunRow,
  files: FileSource & { incomplete?: string[] },
  signal: AbortSignal,
): Promise<void> => {
  const read = <T>(work: (tx: Tx) => Promise<T>) => parts.scopes.withWorkspace(run, work);
  const survey = await surveyRun(parts, read, run, files);
  const [missing] = files.incomplete ?? [];
  const [problem] = missing
    ? [{ code: 'incomplete-upload' as const, file: missing, line: 1, detail: {} }]
    : survey.problems;
  if (problem) return fail(parts, run, problem);
  const settings = { choices: run.settings.choices, makesBoard: run.settings.boardId === undefined, name: run.source };
  let at = 0;
  let batch: Wanted[] = [];
  await read((tx) => tx.update(importRuns).set({ total: survey.lines }).where(isRun(run)));
  for await (const wanted of wantedRecords(survey, settings)) {
    at += 1;
    if (at <= run.done) continue;
    batch.push(wanted);
    if (batch.length < batchSize) continue;
    if (signal.aborted || (await applyBatch(parts, run, at - batch.length, batch)) === null) return;
    batch = [];
  }
  if (signal.aborted) return;
  if (batch.length > 0 && (await applyBatch(parts, run, at - batch.length, batch)) === null) return;
  await finish(parts, run, 'applied');
};

const undoAll = async (parts: ImportParts, run: RunRow, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) if ((await undoBatch(parts, run)) === null) return finish(parts, run, 'undone');
};

/** The one fact that tells of the whole run, with the state that ends it. */
const finish = (parts: ImportParts, ref: RunRef, state: 'applied' | 'undone'): Promise<void> =>
  parts.scopes.withWorkspace(ref, async (tx) => {
    const run = await runForUpdate(tx, ref);
    if (run?.state !== (state === 'applied' ? 'applying' : 'undoing')) return;
    const now = parts.clock.now();
    await tx.update(importRuns).set({ state, finishedAt: now, total: run.done }).where(isRun(ref));
    const { source, counts, reversed, kept } = run;
    const subject = { kind: 'import', id: run.id };
    const fact =
      state === 'applied'
        ? importFinished({
            subject,
            data: { source, counts, boardId: run.settings.boardId ?? (await boardOf(tx, run)) },
          })
        : importUndone({ subject, data: { source, reversed, kept } });
    const by = { workspace: run.workspace, actor: run.startedBy, origin: 'import' as const, cause: run.id };
    await parts.facts.record(tx, by, [{ ...fact, occurredAt: now }]);
  });

const boardOf = async (tx: Tx, { workspace, source }: RunRow): Promise<string | null> => {
  const [board] = await tx
    .select({ id: importRecords.record })
    .from(importRecords)
    .where(
      and(
        eq(importRecords.workspace, workspace),
        eq(importRecords.source, source),
        eq(importRecords.kind, 'board'),
        eq(importRecords.externalId, boardExternalId),
        isNull(importRecords.undoneAt),
      ),
    );
  return board?.id ?? null;
};

const fail = (parts: ImportParts, ref: RunRef, problem: ImportProblem): Promise<void> =>
  parts.scopes.withWorkspace(ref, async (tx) => {
    await tx.update(importRuns).set({ state: 'failed', problem, finishedAt: parts.clock.now() }).where(isRun(ref));
  });
