import type { ImportCounts, ImportKind } from '@baton/schema/imports';
import { importLines, importRecords, importRuns } from '@baton/schema/imports/tables';
import { and, eq, sql } from 'drizzle-orm';

import { ownPersonPrefix, type ImportedRecord } from '#platform/imports/importer.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { importerOf, inBatch, scopeOf, type ImportParts, type RunRef, type RunRow } from './import-parts.ts';
import { planBatch, recordsNamed, type PlanContext, type Planned } from './plan.ts';
import { boardExternalId } from './wanted.ts';
import type { Wanted } from './wanting.ts';

/** Lines that one transaction deals with. */
export const batchSize = 500;

/**
 * Imports one batch in one transaction, if the run is still where the caller believes it to be: after a crash, or when
 * another node was quicker, it is not, and nothing is done. Answers the lines dealt with now, or null.
 */
export const applyBatch = async (
  parts: ImportParts,
  ref: RunRef,
  at: number,
  batch: readonly Wanted[],
): Promise<number | null> =>
  inBatch(parts, ref, async (tx) => {
    const run = await runForUpdate(tx, ref);
    if (run?.state !== 'applying' || run.done !== at) return null;
    const context = { tx, workspace: ref.workspace, source: run.source, importers: parts.importers };
    const planned = (await planBatch(context, batch)).map((each) => withRecord(each, parts.newId));
    for (const [kind, ofKind] of Map.groupBy(planned, (each) => each.kind)) {
      await writeKind(parts, context, run, { kind, planned: ofKind });
      await keepRecords(tx, run, ofKind);
    }
    await keepLines(parts, tx, run, planned);
    const done = at + batch.length;
    const counts = counted(run.counts, planned);
    await tx.update(importRuns).set({ done, counts }).where(isRun(ref));
    return done;
  });

export const isRun = ({ workspace, id }: RunRef) => and(eq(importRuns.workspace, workspace), eq(importRuns.id, id));

/** The run, locked; null when there is none. */
export const runForUpdate = async (tx: Tx, ref: RunRef): Promise<RunRow | null> => {
  const [run] = await tx.select().from(importRuns).where(isRun(ref)).for('no key update');
  return run ?? null;
};

const withRecord = (planned: Planned, newId: () => string): Planned =>
  planned.action === 'create' && planned.record === null ? { ...planned, record: newId() } : planned;

const writeKind = async (
  parts: ImportParts,
  context: PlanContext,
  run: RunRow,
  { kind, planned }: { kind: ImportKind; planned: readonly Planned[] },
): Promise<void> => {
  const written = planned.filter(({ action }) => action === 'create' || action === 'update');
  if (written.length === 0) return;
  const resolve = await resolverFor(context, run, kind, planned);
  const records = written.flatMap((each): ImportedRecord[] => {
    if (each.record === null) return [];
    const isNew = each.action === 'create';
    const record = { id: each.record, externalId: each.externalId, isNew };
    if (isNew) return [{ ...record, values: resolve(each.values) }];
    const values = resolve(pick(each.values, each.fields));
    return [{ ...record, values, before: resolve(pick(each.before ?? {}, each.fields)) }];
  });
  await importerOf(parts, kind).write(scopeOf(parts, context.tx, run), records);
};

export const pick = (values: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field, values[field] ?? null]));

/** Which fields of a kind hold another record's external id. */
const references: Readonly<Record<ImportKind, Readonly<Record<string, ImportKind>>>> = {
  product: {},
  member: { manager: 'member' },
  account: { parent: 'account' },
  contact: { account: 'account', owner: 'member' },
  board: {},
  deal: { product: 'product', account: 'account', owner: 'member' },
};

/** Those of a kind, and those of the workspace's own fields that name members. */
const referencesOf = (kind: ImportKind, all: readonly Record<string, unknown>[]): Record<string, ImportKind> => {
  const own = all.flatMap(Object.keys).filter((field) => field.startsWith(ownPersonPrefix));
  return { ...references[kind], ...Object.fromEntries(own.map((field) => [field, 'member' as const])) };
};

interface Resolvable {
  externalId: string;
  record: string | null;
  values: Record<string, unknown>;
  before?: Record<string, unknown> | null;
}

/** Puts ids in the place of external ids; a reference to what is nowhere becomes empty. */
export const resolverFor = async (
  context: PlanContext,
  run: Pick<RunRow, 'settings'>,
  kind: ImportKind,
  planned: readonly Resolvable[],
): Promise<(values: Record<string, unknown>) => Record<string, unknown>> => {
  const ids = new Map<string, string>();
  const all = planned.flatMap(({ values, before }) => [values, before ?? {}]);
  const targets = referencesOf(kind, all);
  for (const [field, target] of Object.entries(targets)) {
    const named = new Set(all.map((values) => values[field]).filter((name) => typeof name === 'string'));
    for (const [name, id] of await recordsNamed(context, target, [...named])) ids.set(`${field}:${name}`, id);
    // A company below another one may come in the same batch.
    const batch = target === kind ? planned : [];
    for (const { externalId, record } of batch) if (record) ids.set(`${field}:${externalId}`, record);
  }
  const board = kind === 'deal' ? await boardOf(context, run) : null;
  return (values) => {
    const resolved = { ...values };
    for (const field of Object.keys(targets)) {
      if (typeof values[field] === 'string') resolved[field] = ids.get(`${field}:${values[field]}`) ?? null;
    }
    return board === null ? resolved : { ...resolved, board };
  };
};

const boardOf = async (context: PlanContext, { settings }: Pick<RunRow, 'settings'>): Promise<string> => {
  if (settings.boardId) return settings.boardId;
  const made = await recordsNamed(context, 'board', [boardExternalId]);
  const id = made.get(boardExternalId);
  if (id === undefined) throw new Error('The board of this source was not made');
  return id;
};

const keepLines = async (
  parts: ImportParts,
  tx: Tx,
  { workspace, id: run }: RunRow,
  planned: readonly Planned[],
): Promise<void> => {
  const told = planned.filter(({ action }) => action !== 'unchanged');
  if (told.length === 0) return;
  const [last] = await tx.execute<{ seq: number }>(sql`
    select coalesce(max(seq), 0)::int as seq from import_lines where workspace = ${workspace} and run = ${run}`);
  const fingerprints = new Map<string, string>();
  for (const [kind, ofKind] of Map.groupBy(told, (each) => each.kind)) {
    const ids = ofKind.flatMap(({ record, action }) => (record !== null && action !== 'skip' ? [record] : []));
    for (const [id, digest] of await importerOf(parts, kind).fingerprints(tx, ids)) fingerprints.set(id, digest);
  }
  const rows = told.map(({ file, line, kind, externalId, title, action, reason, record, before }, i) => ({
    workspace,
    run,
    seq: (last?.seq ?? 0) + i + 1,
    file,
    line,
    kind,
    externalId,
    title,
    action,
    reason,
    record,
    before: action === 'update' ? before : null,
    fingerprint: record === null ? null : (fingerprints.get(record) ?? null),
  }));
  await tx.insert(importLines).values(rows);
};

const keepRecords = async (tx: Tx, { workspace, source }: RunRow, planned: readonly Planned[]): Promise<void> => {
  const rows = planned.flatMap(({ kind, externalId, record, values, action, reason }) => {
    const known = action === 'unchanged' && reason === null;
    return record === null || action === 'skip' || known
      ? []
      : [{ workspace, source, kind, externalId, record, values }];
  });
  if (rows.length === 0) return;
  const set = { record: sql`excluded.record`, values: sql`excluded."values"`, undoneAt: null };
  const { workspace: ws, source: from, kind, externalId } = importRecords;
  await tx
    .insert(importRecords)
    .values(rows)
    .onConflictDoUpdate({ target: [ws, from, kind, externalId], set });
};

/** The counts with these lines added. */
export const counted = (counts: ImportCounts, planned: readonly Pick<Planned, 'kind' | 'action'>[]): ImportCounts => {
  const sum: ImportCounts = structuredClone(counts);
  for (const { kind, action } of planned) {
    const ofKind = (sum[kind] ??= { create: 0, update: 0, unchanged: 0, skip: 0 });
    ofKind[action] += 1;
  }
  return sum;
};
