import { documentProjections } from '@baton/schema/documents/tables';
import { and, eq, sql } from 'drizzle-orm';

import type {
  DocumentRef,
  LiveDocumentKind,
  ProjectedFact,
  ProjectedRow,
  ProjectionStep,
} from '#platform/documents/documents.port.ts';
import type { FactRecorder } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { derivedFactId } from './derived-id.ts';
import { applySettling, type TimedFact } from './pending.ts';

/** How far the projection of a document is. */
export interface Standing {
  epoch: number;
  projectedSeq: number;
  /** Its rows must be written anew before they follow the log any further. */
  outdated?: boolean;
}

/**
 * Locks the projections in id order (M2), making those that are not there yet; answers, in the order of `refs`, where each
 * stands.
 */
export const lockProjections = async (tx: Tx, refs: readonly DocumentRef[]): Promise<Standing[]> => {
  const ids = refs.map(({ id }) => id).sort();
  const rows = await locked(tx, ids);
  if (rows.length < ids.length) {
    await tx.execute(sql`
      insert into document_projections (document, workspace, epoch, projected_seq)
      select id, workspace, epoch, 0 from documents where id = any(${sql.param(ids)}::uuid[]) order by id
      on conflict do nothing`);
    rows.push(...(await locked(tx, ids)));
  }
  return refs.map(({ id }) => {
    const row = rows.find((each) => each.document === id);
    if (!row) throw new Error(`No document ${id} in this workspace`);
    return { epoch: row.epoch, projectedSeq: row.projectedSeq, outdated: row.outdated };
  });
};

const locked = (tx: Tx, ids: string[]) =>
  tx
    .select()
    .from(documentProjections)
    .where(sql`${documentProjections.document} = any(${sql.param(ids)}::uuid[])`)
    .orderBy(documentProjections.document)
    .for('update');

/** Writes rows and facts of the steps that follow `from`, and how far that is. The caller holds the projection's lock. */
export const projectSteps = async (
  tx: Tx,
  ref: DocumentRef,
  parts: { kind: LiveDocumentKind<unknown>; facts: FactRecorder },
  from: Standing,
  steps: readonly ProjectionStep<unknown>[],
): Promise<Standing> => {
  const last = steps.at(-1)?.row;
  if (!last) return from;
  const telling = steps.filter(({ changes, buried }) => changes.length > 0 || buried.length > 0);
  if (telling.length > 0) await write(tx, ref, parts, telling);
  const moved = await tx
    .update(documentProjections)
    .set({ epoch: last.epoch, projectedSeq: last.seq })
    .where(
      and(
        eq(documentProjections.document, ref.id),
        eq(documentProjections.epoch, from.epoch),
        eq(documentProjections.projectedSeq, from.projectedSeq),
      ),
    )
    .returning({ document: documentProjections.document });
  if (moved.length === 0) throw new Error(`The projection of ${ref.id} does not stand at ${from.projectedSeq}`);
  return { epoch: last.epoch, projectedSeq: last.seq };
};

const write = async (
  tx: Tx,
  ref: DocumentRef,
  { kind, facts }: { kind: LiveDocumentKind<unknown>; facts: FactRecorder },
  steps: ProjectionStep<unknown>[],
): Promise<void> => {
  const rows = new Map(steps.map(({ row }) => [row.seq, row]));
  const rowOf = (seq: number): ProjectedRow => {
    const row = rows.get(seq);
    if (!row) throw new Error(`The ${ref.kind} projection told of row ${seq}, which it was not given`);
    return row;
  };
  const projected = await kind.project(tx, ref, steps);
  const settled = await applySettling(tx, ref, kind, projected.settling, rowOf);
  const told = [...projected.facts.map((fact) => timed(ref, fact, rowOf(fact.seq))), ...settled];
  if (told.length === 0) return;
  const source = { workspace: ref.workspace, actor: null, origin: 'system', cause: null } as const;
  await facts.record(
    tx,
    source,
    told.sort((a, b) => a.seq - b.seq).map(({ fact }) => fact),
  );
};

const timed = (ref: DocumentRef, { what, fact }: ProjectedFact, row: ProjectedRow): TimedFact => ({
  seq: row.seq,
  fact: {
    ...fact,
    id: derivedFactId({ document: ref.id, epoch: row.epoch, seq: row.seq, subject: fact.subject.id, what }),
    by: { actor: row.actor, origin: row.origin, cause: row.cause },
    occurredAt: row.at,
  },
});
