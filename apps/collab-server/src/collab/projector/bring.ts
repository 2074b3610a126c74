import { documentProjections } from '@baton/schema/documents/tables';
import { eq } from 'drizzle-orm';

import { inSlices } from '#platform/clock/slices.ts';
import type { LiveDocumentKind, ProjectionStep } from '#platform/documents/documents.port.ts';
import type { FactRecorder } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { readLog, readRows } from '../update-log/read-log.ts';
import { buriedPlaces, type LateRow } from './buried.ts';
import type { Hold } from './copy-shelf.ts';
import { projectSteps, type Standing } from './project-steps.ts';
import { applyNext, copyFromLog, type ServerCopy } from './server-copy.ts';

/** What projecting one document needs. */
export interface Projecting {
  kind: LiveDocumentKind<unknown>;
  facts: FactRecorder;
}

/** A copy that stands where its projection stands, in this transaction. */
export interface Brought {
  copy: ServerCopy;
  standing: Standing;
}

/**
 * Brings the copy, rows and facts of a document to the end of its log, row by row. The caller holds the copy and, in
 * `tx`, the projection's lock at `standing`; on any failure it must drop the copy.
 */
export const bring = async (
  tx: Tx,
  document: string,
  hold: Hold,
  { kind, facts }: Projecting,
  standing: Standing,
): Promise<Brought> => {
  const copy = usable(hold, standing) ?? (await load(tx, document, hold, kind, standing));
  if (standing.outdated === true) await renew(tx, copy, kind);
  const steps: ProjectionStep<unknown>[] = [];
  const late: (LateRow & { step: ProjectionStep<unknown> })[] = [];
  const rows = await readRows(tx, document, copy.epoch, copy.seq);
  const slices = inSlices();
  for (let at = 0; at < rows.length;) {
    if (slices.isOver()) await slices.next();
    const applied = applyNext(copy, rows.slice(at), () => slices.isOver());
    // Rows that shared a transaction share its runs, too: which of them are a row's own is told by its operations.
    const runs = copy.drainBuried();
    at += applied.length;
    for (const { row, changes } of applied) {
      // Rows up to the standing were projected by another node.
      if (row.seq <= standing.projectedSeq) continue;
      const step: ProjectionStep<unknown> = { row, changes, buried: [] };
      steps.push(step);
      if (runs.length > 0 && !kind.ignoresBuried) late.push({ step, row, runs });
    }
  }
  if (late.length > 0) await unearth(tx, copy, late);
  return { copy, standing: await projectSteps(tx, copy.ref, { kind, facts }, standing, steps) };
};

/** What a newer version reads out of a document, it also reads out of what was projected before there was that version. */
const renew = async (tx: Tx, { ref, doc }: ServerCopy, kind: LiveDocumentKind<unknown>): Promise<void> => {
  await kind.rebuild(tx, ref, doc);
  await tx.update(documentProjections).set({ outdated: false }).where(eq(documentProjections.document, ref.id));
};

/** A copy that is ahead comes from a transaction of unknown outcome, which did not commit. */
const usable = (hold: Hold, standing: Standing): ServerCopy | null => {
  const { copy } = hold;
  const isThere = copy?.epoch === standing.epoch && copy.seq <= standing.projectedSeq;
  // Rows are written anew from a copy that stands exactly where they do.
  if (copy && isThere && (standing.outdated !== true || copy.seq === standing.projectedSeq)) return copy;
  copy?.destroy();
  hold.copy = null;
  return null;
};

const load = async (
  tx: Tx,
  document: string,
  hold: Hold,
  kind: LiveDocumentKind<unknown>,
  standing: Standing,
): Promise<ServerCopy> => {
  const log = await readLog(tx, document, standing.projectedSeq);
  if (!log) throw new Error(`No document ${document} in this workspace`);
  const copy = copyFromLog(log, kind);
  hold.copy = copy;
  if (copy.epoch !== standing.epoch || copy.seq !== standing.projectedSeq)
    throw new Error(`The log of ${document} does not reach row ${standing.projectedSeq} of epoch ${standing.epoch}`);
  return copy;
};

/** A longer log is not replayed for this: the edits stay in it, unannounced. */
const replayedAtMost = 20_000;

const unearth = async (tx: Tx, copy: ServerCopy, late: (LateRow & { step: ProjectionStep<unknown> })[]) => {
  if (copy.seq > replayedAtMost) return;
  const places = buriedPlaces(await readRows(tx, copy.ref.id, copy.epoch, 0), late);
  for (const [at, { step }] of late.entries()) step.buried = places[at] ?? [];
};
