import {
  briefShape,
  handoffBriefFilled,
  isOfBrief,
  readBrief,
  repairBrief,
  watchBrief,
  writtenIn,
  type BriefView,
} from '@baton/schema/handoffs';
import { handoffBriefs, handoffs } from '@baton/schema/handoffs/tables';
import type { BlockText } from '@baton/schema/rich-text';
import { sameValue, type HandoffId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type {
  DocumentRef,
  LiveDocumentKind,
  Projected,
  ProjectedRow,
  ProjectionStep,
  SettlingChange,
} from '#platform/documents/documents.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import type { HandoffRow } from '../handoff-rows.ts';
import { levelOnHandoff, type BriefPlace, type BriefReader } from '../reads.ts';

/** The live document of a brief, as the collab room needs to know it; `readers` are told what it says. */
export const briefKind = (readers: readonly BriefReader[]): LiveDocumentKind<BriefView> => ({
  kind: 'brief',
  shape: briefShape,
  admits: isOfBrief,
  // Somebody types into a paragraph that a colleague takes away: everyday work, and the log has it.
  ignoresBuried: true,
  levelOf: (tx, actor, id) => levelOnHandoff(tx, actor, id as HandoffId),
  repairs: repairBrief,
  observe: (doc) => {
    const watch = watchBrief(doc);
    return { ...watch, drain: () => [watch.drain()].filter((view) => view !== null) };
  },
  project: (tx, ref, steps) => projectBrief(tx, ref, steps, readers),
  /** From what was there before the first to what is there after the latest; back to the same is nothing. */
  merge: (first, latest) => {
    if (latest.type !== handoffBriefFilled.type) return latest;
    const { from } = first.data;
    return sameValue(from, latest.data['to']) ? null : { ...latest, data: { ...latest.data, from } };
  },
  rebuild: async (tx, ref, doc) => {
    const [head] = await tx.select({ seq: handoffBriefs.seq }).from(handoffBriefs).where(rowOf(ref));
    const view = readBrief(doc);
    const written = await write(tx, ref, { view, seq: head?.seq ?? 0 });
    if (!written) return;
    const { handoff } = written;
    for (const reader of readers) await reader.rebuild(tx, placeOf(handoff), blocksOf(handoff, view));
  },
});

/** Lists count what is there: they hear of it soon after somebody has stopped writing, and not of each letter. */
const quietMs = 2_000;
const longestMs = 15_000;

/** Rule HO5. The row as the last of these log rows leaves it, and whether other items are there than before. */
const projectBrief = async (
  tx: Tx,
  ref: DocumentRef,
  steps: readonly ProjectionStep<BriefView>[],
  readers: readonly BriefReader[],
): Promise<Projected> => {
  const projected: Projected = { facts: [], settling: [] };
  const view = steps.flatMap(({ changes }) => changes).at(-1);
  const row = steps.at(-1)?.row;
  if (row === undefined) return projected;
  if (!view) {
    await tx.update(handoffBriefs).set({ seq: row.seq }).where(rowOf(ref));
    return projected;
  }
  const [before] = await tx
    .select({ written: handoffBriefs.written, checked: handoffBriefs.checked })
    .from(handoffBriefs)
    .where(rowOf(ref));
  const after = await write(tx, ref, { view, seq: row.seq });
  if (!after) return projected;
  const said = steps.flatMap(({ row: of, changes }) =>
    changes.slice(-1).map((each) => ({ row: of, blocks: blocksOf(after.handoff, each) })),
  );
  for (const reader of readers) {
    const { facts, settling } = await reader.project(tx, placeOf(after.handoff), said);
    projected.facts.push(...facts);
    projected.settling.push(...settling);
  }
  // The first row is the seed's: that it is there is told by the handoff having been prepared.
  if (before) projected.settling.push(...filled(before, after, row));
  return projected;
};

type Items = Pick<typeof handoffBriefs.$inferSelect, 'written' | 'checked'>;

/** Whether other items are there than before. */
const filled = (before: Items, after: Items & { handoff: HandoffRow }, row: ProjectedRow): SettlingChange[] => {
  const [from, to] = [before, after].map(({ written, checked }) => [...written, ...checked].toSorted());
  if (!from || !to || sameValue(from, to)) return [];
  const { handoff } = after;
  const fact = handoffBriefFilled({
    subject: { kind: 'handoff', id: handoff.id },
    account: handoff.account,
    data: {
      routeId: handoff.route,
      fromTeamId: handoff.fromTeam,
      toTeamId: handoff.toTeam,
      senderId: handoff.sender,
      from,
      to,
    },
  });
  return [{ pending: 'begin', subject: handoff.id, what: 'brief filled', seq: row.seq, fact, quietMs, longestMs }];
};

const placeOf = ({ workspace, id, account }: HandoffRow): BriefPlace => ({ workspace, handoff: id, account });

/** What is written in the items that the handoff asks for. */
const blocksOf = ({ items }: Pick<HandoffRow, 'items'>, { texts }: BriefView): BlockText[] =>
  items.flatMap(({ id }) => texts.get(id) ?? []);

/** Only what the handoff asks for: whatever else a client writes into the document is nobody's item. */
const write = async (tx: Tx, ref: DocumentRef, { view, seq }: { view: BriefView; seq: number }) => {
  const [handoff] = await tx
    .select()
    .from(handoffs)
    .where(and(eq(handoffs.workspace, ref.workspace), eq(handoffs.id, ref.id as HandoffId)));
  if (!handoff) return null;
  const texts = Object.fromEntries(
    handoff.items.map(({ id }) => [id, writtenIn(view, id)] as const).filter(([, text]) => text !== ''),
  );
  const checked = handoff.criteria.map(({ id }) => id).filter((id) => view.checked.has(id));
  const row = { seq, texts, written: Object.keys(texts), checked };
  await tx
    .insert(handoffBriefs)
    .values({ workspace: ref.workspace, handoff: handoff.id, ...row })
    .onConflictDoUpdate({ target: [handoffBriefs.workspace, handoffBriefs.handoff], set: row });
  return { ...row, handoff };
};

const rowOf = ({ workspace, id }: Pick<DocumentRef, 'workspace' | 'id'>) =>
  and(eq(handoffBriefs.workspace, workspace), eq(handoffBriefs.handoff, id as HandoffId));
