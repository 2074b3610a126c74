import { importLines, importRecords, importRuns } from '@baton/schema/imports/tables';
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';

import type { Tx } from '#platform/scope/scope.ts';

import { batchSize, isRun, pick, resolverFor, runForUpdate } from './apply-batch.ts';
import { importerOf, inBatch, scopeOf, type ImportParts, type RunRef, type RunRow } from './import-parts.ts';
import { changedFields } from './plan.ts';

type Line = typeof importLines.$inferSelect;
type Outcome = { outcome: 'reversed' | 'kept'; reason: string | null };

/**
 * Takes back the latest lines of a run that are not dealt with yet, in one transaction. Answers how many lines that were;
 * null = none is left, or the run is not being undone.
 */
export const undoBatch = (parts: ImportParts, ref: RunRef): Promise<number | null> =>
  inBatch(parts, ref, async (tx) => {
    const run = await runForUpdate(tx, ref);
    if (run?.state !== 'undoing') return null;
    const lines = await latestLines(tx, ref);
    const [first] = lines;
    if (!first) return null;
    const outcomes = await undoLines(parts, tx, run, lines);
    await keepOutcomes(tx, run, lines, outcomes);
    return lines.length;
  });

/** The lines of one kind, as records of a kind are taken back together. */
const latestLines = async (tx: Tx, { workspace, id }: RunRef): Promise<Line[]> => {
  const lines = await tx
    .select()
    .from(importLines)
    .where(
      and(
        eq(importLines.workspace, workspace),
        eq(importLines.run, id),
        isNull(importLines.outcome),
        inArray(importLines.action, ['create', 'update']),
      ),
    )
    .orderBy(desc(importLines.seq))
    .limit(batchSize);
  return lines.filter(({ kind }) => kind === lines[0]?.kind);
};

const undoLines = async (
  parts: ImportParts,
  tx: Tx,
  run: RunRow,
  lines: readonly Line[],
): Promise<Map<number, Outcome>> => {
  const importer = importerOf(parts, lines[0]?.kind ?? '');
  const ids = lines.flatMap(({ record }) => record ?? []);
  const now = await importer.fingerprints(tx, ids);
  const outcomes = new Map<number, Outcome>();
  const untouched: Line[] = [];
  for (const line of lines) {
    const digest = line.record === null ? undefined : now.get(line.record);
    if (digest === undefined) outcomes.set(line.seq, { outcome: 'reversed', reason: 'gone' });
    else if (digest !== line.fingerprint) outcomes.set(line.seq, { outcome: 'kept', reason: 'touched-since' });
    else untouched.push(line);
  }
  for (const [seq, outcome] of await removeCreated(parts, tx, run, untouched)) outcomes.set(seq, outcome);
  const updated = untouched.filter(({ action }) => action === 'update');
  await restore(parts, tx, run, updated);
  for (const { seq } of updated) outcomes.set(seq, { outcome: 'reversed', reason: null });
  return outcomes;
};

const removeCreated = async (
  parts: ImportParts,
  tx: Tx,
  run: RunRow,
  lines: readonly Line[],
): Promise<[number, Outcome][]> => {
  const created = lines.filter(({ action }) => action === 'create');
  const [first] = created;
  if (!first) return [];
  const ids = created.flatMap(({ record }) => record ?? []);
  const gone = await importerOf(parts, first.kind).remove(scopeOf(parts, tx, run), ids);
  return created.map(({ seq, record }) => {
    const removed = gone.has(record ?? '');
    return [seq, removed ? { outcome: 'reversed', reason: null } : { outcome: 'kept', reason: 'in-use' }];
  });
};

/** Gives updated records the values of the import before. */
const restore = async (parts: ImportParts, tx: Tx, run: RunRow, lines: readonly Line[]): Promise<void> => {
  const kind = lines[0]?.kind;
  if (!kind) return;
  const context = { tx, workspace: run.workspace, source: run.source, importers: parts.importers };
  const latest = await tx
    .select()
    .from(importRecords)
    .where(
      and(
        eq(importRecords.workspace, run.workspace),
        eq(importRecords.source, run.source),
        eq(importRecords.kind, kind),
      ),
    );
  const valuesOf = new Map(latest.map((row) => [row.externalId, row.values]));
  const planned = lines.map(({ externalId, record, before }) => ({
    externalId,
    record,
    values: before ?? {},
    before: valuesOf.get(externalId) ?? {},
  }));
  const resolve = await resolverFor(context, run, kind, planned);
  const records = planned.map(({ externalId, record, values, before: latest }) => {
    const fields = changedFields(latest, values);
    const before = resolve(pick(latest, fields));
    return { id: record ?? '', externalId, isNew: false, values: resolve(pick(values, fields)), before };
  });
  await importerOf(parts, kind).write(scopeOf(parts, tx, run), records);
};

const keepOutcomes = async (
  tx: Tx,
  run: RunRow,
  lines: readonly Line[],
  outcomes: ReadonlyMap<number, Outcome>,
): Promise<void> => {
  const seqs = [...outcomes.keys()];
  await tx.execute(sql`
    update import_lines set outcome = told.outcome, reason = told.reason
    from unnest(${sql.param(seqs)}::int[], ${sql.param(seqs.map((seq) => outcomes.get(seq)?.outcome ?? 'kept'))}::text[],
      ${sql.param(seqs.map((seq) => outcomes.get(seq)?.reason ?? null))}::text[]) as told (seq, outcome, reason)
    where import_lines.workspace = ${run.workspace} and import_lines.run = ${run.id} and import_lines.seq = told.seq`);
  const reversed = lines.filter(({ seq }) => outcomes.get(seq)?.outcome === 'reversed');
  await forget(tx, run, reversed);
  await tx
    .update(importRuns)
    .set({
      reversed: run.reversed + reversed.length,
      kept: run.kept + lines.length - reversed.length,
      done: run.done + lines.length,
    })
    .where(isRun(run));
};

/** Lets the next import make these records anew, or see them as they were before the update. */
const forget = async (tx: Tx, { workspace, source }: RunRow, lines: readonly Line[]): Promise<void> => {
  const made = lines.filter(({ action }) => action === 'create');
  const [first] = lines;
  if (!first) return;
  const ofKind = and(
    eq(importRecords.workspace, workspace),
    eq(importRecords.source, source),
    eq(importRecords.kind, first.kind),
  );
  const ids = made.map(({ externalId }) => externalId);
  await tx
    .update(importRecords)
    .set({ undoneAt: sql`now()` })
    .where(and(ofKind, sql`${importRecords.externalId} = any(${sql.param(ids)}::text[])`));
  for (const { externalId, action, before } of lines) {
    if (action !== 'update' || !before) continue;
    await tx
      .update(importRecords)
      .set({ values: before })
      .where(and(ofKind, eq(importRecords.externalId, externalId)));
  }
};
