import { imports as contract, importId, type ImportId, type ImportSettings } from '@baton/schema/imports';
import { importLines, importParts, importRuns } from '@baton/schema/imports/tables';
import { includesLevel } from '@baton/schema/shared';
import { and, count, eq, inArray, isNull, ne } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn } from '#platform/access/levels.ts';
import { command, type Loading } from '#platform/command/command.ts';
import { accept } from '#platform/command/definition.ts';
import { enqueueJob } from '#platform/jobs/enqueue.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { isRun, runForUpdate } from './apply-batch.ts';
import { runView, type RunRef } from './import-parts.ts';
import { importJob } from './import.job.ts';
import { decideAddPart, decideApply, decideUndo, type RunWorld } from './imports.decide.ts';
import { importsPolicy } from './imports.policy.ts';
import { uploadedFiles } from './run-files.ts';

export const createImport = command({
  contract: contract.create,
  load: async () => ({}),
  may: importsPolicy.use,
  decide: (_nothing, { source }, { actor, now, newId }) =>
    accept({
      id: newId(),
      source,
      state: 'open' as const,
      files: [],
      progress: { done: 0, total: 0 },
      counts: {},
      undone: { reversed: 0, kept: 0 },
      problem: null,
      startedBy: actor.member,
      createdAt: now.toISOString(),
      finishedAt: null,
    }),
  write: async ({ tx, actor, accepted: { answer }, now }) => {
    await tx.insert(importRuns).values({
      workspace: actor.workspace,
      id: importId.parse(answer.id),
      source: answer.source,
      state: 'open',
      settings: { choices: {} },
      counts: {},
      done: 0,
      total: 0,
      reversed: 0,
      kept: 0,
      startedBy: actor.member,
      createdAt: now,
    });
  },
});

export const addPart = command({
  contract: contract.addPart,
  load: async ({ tx, actor, input }) => {
    const world = await runWorld({ tx, actor, input });
    return world && { run: world.run, bytes: Math.floor((input.content.length * 3) / 4) };
  },
  may: importsPolicy.use,
  decide: decideAddPart,
  write: async ({ tx, actor, input }) => {
    const { importId: run, file, part } = input;
    const content = Buffer.from(input.content, 'base64');
    const { workspace, run: ofRun, file: ofFile, part: ofPart } = importParts;
    await tx
      .insert(importParts)
      .values({ workspace: actor.workspace, run, file, part, content })
      .onConflictDoUpdate({ target: [workspace, ofRun, ofFile, ofPart], set: { content } });
  },
});

export const applyImport = command({
  contract: contract.apply,
  load: async (loading) => ((await mayFill(loading)) ? runWorld(loading) : null),
  may: importsPolicy.use,
  decide: decideApply,
  write: async ({ tx, actor, input }) => {
    const ref = { workspace: actor.workspace, id: input.importId };
    const fresh = { done: 0, total: 0, counts: {}, reversed: 0, kept: 0, problem: null, finishedAt: null };
    const { settings } = input;
    await tx
      .update(importRuns)
      .set({ ...fresh, settings, state: 'applying', startedBy: actor.member })
      .where(isRun(ref));
    await enqueueJob(tx, { kind: importJob, data: { importId: input.importId }, key: input.importId });
  },
});

export const undoImport = command({
  contract: contract.undo,
  load: runWorld,
  may: importsPolicy.use,
  decide: decideUndo,
  write: async ({ tx, actor, input }) => {
    await startUndo(tx, { workspace: actor.workspace, id: input.importId });
    await enqueueJob(tx, { kind: importJob, data: { importId: input.importId }, key: input.importId });
  },
});

/** Sets a run going backwards; the job does the rest. */
export const startUndo = async (tx: Tx, ref: RunRef): Promise<void> => {
  const [lines] = await tx
    .select({ total: count() })
    .from(importLines)
    .where(
      and(
        eq(importLines.workspace, ref.workspace),
        eq(importLines.run, ref.id),
        isNull(importLines.outcome),
        inArray(importLines.action, ['create', 'update']),
      ),
    );
  const fresh = { done: 0, total: lines?.total ?? 0, reversed: 0, kept: 0, problem: null, finishedAt: null };
  await tx
    .update(importRuns)
    .set({ ...fresh, state: 'undoing' })
    .where(isRun(ref));
};

/** Whether the board that was chosen, if any, is one that the caller may put deals on; unknown ones look the same. */
export const mayFill = async ({
  tx,
  actor,
  input: { settings },
}: Pick<Loading<{ settings: ImportSettings }>, 'tx' | 'actor' | 'input'>): Promise<boolean> =>
  settings.boardId === undefined || includesLevel(await levelOn(tx, actor, 'board', settings.boardId), 'write');

async function runWorld({ tx, actor, input }: Omit<Loading<{ importId: ImportId }>, 'open'>): Promise<RunWorld | null> {
  const ref = { workspace: actor.workspace, id: input.importId };
  const run = await runForUpdate(tx, ref);
  if (!run) return null;
  const { files } = await uploadedFiles((read) => read(tx), ref);
  return { run: runView(run, [...files]), otherRuns: await isAnotherRunning(tx, actor, run.id) };
}

const isAnotherRunning = async (tx: Tx, { workspace }: Actor, id: ImportId): Promise<boolean> => {
  const rows = await tx
    .select({ id: importRuns.id })
    .from(importRuns)
    .where(
      and(
        eq(importRuns.workspace, workspace),
        ne(importRuns.id, id),
        inArray(importRuns.state, ['applying', 'undoing']),
      ),
    );
  return rows.length > 0;
};
