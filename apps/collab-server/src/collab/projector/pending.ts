import { settling } from '@baton/schema/documents/tables';
import type { NewFact } from '@baton/schema/shared';
import { and, eq, lte, sql } from 'drizzle-orm';

import { inSlices } from '#platform/clock/slices.ts';
import type {
  Authorship,
  DocumentRef,
  LiveDocumentKind,
  ProjectedRow,
  SettlingChange,
} from '#platform/documents/documents.port.ts';
import type { FactToRecord } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { derivedFactId } from './derived-id.ts';

type Pending = typeof settling.$inferSelect;

/** A fact with the row that it comes from, so that many can be put in order. */
export interface TimedFact {
  seq: number;
  fact: FactToRecord;
}

/** Begins, merges and ends what is settling, in the order of the changes; answers the facts that this lets out. */
export const applySettling = async (
  tx: Tx,
  ref: DocumentRef,
  kind: Pick<LiveDocumentKind<unknown>, 'merge'>,
  changes: readonly SettlingChange[],
  rowOf: (seq: number) => ProjectedRow,
): Promise<TimedFact[]> => {
  if (changes.length === 0) return [];
  const pending = await loadPending(tx, ref, changes);
  const before = new Map(pending);
  const facts: TimedFact[] = [];
  const slices = inSlices();
  for (const change of changes) {
    if (slices.isOver()) await slices.next();
    const key = keyOf(change);
    const row = rowOf(change.seq);
    const held = pending.get(key);
    pending.delete(key);
    // Long enough left alone, only nobody has come round yet to say so.
    const settled = held !== undefined && held.dueAt <= row.at;
    if (settled) facts.push({ seq: row.seq, fact: settledFact(held) });
    if (change.pending === 'begin') {
      const next = begun(ref, change, row, settled ? undefined : held, kind.merge);
      if (next) pending.set(key, next);
    } else if (change.otherwise && (settled || held === undefined)) {
      facts.push({ seq: row.seq, fact: endingFact(ref, change, change.otherwise, row) });
    }
  }
  await writePending(tx, ref, before, pending);
  return facts;
};

/** Takes out what is due, for its facts to be written. The caller holds the projection's lock. */
export const takeDue = async (tx: Tx, document: string, now: Date): Promise<FactToRecord[]> => {
  const due = await tx
    .delete(settling)
    .where(and(eq(settling.document, document), lte(settling.dueAt, now)))
    .returning();
  return due.sort((a, b) => a.seq - b.seq).map(settledFact);
};

const begun = (
  ref: DocumentRef,
  change: SettlingChange & { pending: 'begin' },
  row: ProjectedRow,
  held: Pending | undefined,
  merge: (first: NewFact, latest: NewFact) => NewFact | null,
): Pending | null => {
  const fact = held ? merge(held.fact, change.fact) : change.fact;
  if (!fact) return null;
  const firstAt = held?.firstAt ?? row.at;
  const quiet = row.at.getTime() + change.quietMs;
  const longest = change.longestMs === undefined ? quiet : firstAt.getTime() + change.longestMs;
  return {
    document: ref.id,
    workspace: ref.workspace,
    subject: change.subject,
    what: change.what,
    epoch: row.epoch,
    seq: row.seq,
    ...authorOf(row),
    fact,
    changedAt: row.at,
    firstAt,
    dueAt: new Date(Math.min(quiet, longest)),
  };
};

const settledFact = (held: Pending): FactToRecord => ({
  ...held.fact,
  id: derivedFactId(held),
  by: authorOf(held),
  occurredAt: held.changedAt,
});

const endingFact = (ref: DocumentRef, change: SettlingChange, fact: NewFact, row: ProjectedRow): FactToRecord => ({
  ...fact,
  id: derivedFactId({ document: ref.id, ...row, subject: change.subject, what: `${change.what} ended` }),
  by: authorOf(row),
  occurredAt: row.at,
});

const authorOf = ({ actor, origin, cause }: Authorship): Authorship => ({ actor, origin, cause });

const keyOf = ({ subject, what }: { subject: string; what: string }): string => `${subject} ${what}`;

const loadPending = async (tx: Tx, ref: DocumentRef, changes: readonly SettlingChange[]) => {
  const subjects = [...new Set(changes.map(({ subject }) => subject))];
  const rows = await tx
    .select()
    .from(settling)
    .where(and(eq(settling.document, ref.id), sql`${settling.subject} = any(${sql.param(subjects)}::text[])`));
  return new Map<string, Pending>(rows.map((row) => [keyOf(row), row]));
};

const writePending = async (
  tx: Tx,
  ref: DocumentRef,
  before: ReadonlyMap<string, Pending>,
  after: ReadonlyMap<string, Pending>,
): Promise<void> => {
  const gone = [...before.values()].filter((row) => !after.has(keyOf(row)));
  if (gone.length > 0) {
    await tx.execute(sql`
      delete from settling using jsonb_to_recordset(${JSON.stringify(gone)}::text::jsonb) as gone(subject text, what text)
      where settling.document = ${ref.id} and settling.subject = gone.subject and settling.what = gone.what`);
  }
  const changed = [...after.values()].filter((row) => before.get(keyOf(row)) !== row);
  if (changed.length === 0) return;
  await tx.execute(sql`
    insert into settling (document, subject, what, workspace, epoch, seq, actor, origin, cause, fact, changed_at,
      first_at, due_at)
    select ${ref.id}::uuid, subject, what, ${ref.workspace}::uuid, epoch, seq, actor, origin, cause, fact, "changedAt",
      "firstAt", "dueAt"
    from jsonb_to_recordset(${JSON.stringify(changed)}::text::jsonb) as given(subject text, what text, epoch integer,
      seq bigint, actor uuid, origin text, cause text, fact jsonb, "changedAt" timestamptz, "firstAt" timestamptz,
      "dueAt" timestamptz)
    on conflict (document, subject, what) do update set epoch = excluded.epoch, seq = excluded.seq,
      actor = excluded.actor, origin = excluded.origin, cause = excluded.cause, fact = excluded.fact,
      changed_at = excluded.changed_at, first_at = excluded.first_at, due_at = excluded.due_at`);
};
