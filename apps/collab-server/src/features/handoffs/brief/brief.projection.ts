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
import { sameValue, type HandoffId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import { levelOn } from '#platform/access/levels.ts';
import type {
  DocumentRef,
  LiveDocumentKind,
  ProjectionStep,
  SettlingChange,
} from '#platform/documents/documents.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { handoffsPolicy } from '../handoffs.policy.ts';

/** The live document of a brief, as the collab room needs to know it. It tells one fact: that other items are there. */
export const briefKind: LiveDocumentKind<BriefView> = {
  kind: 'brief',
  shape: briefShape,
  admits: isOfBrief,
  // Somebody types into a paragraph that a colleague takes away: everyday work, and the log has it.
  ignoresBuried: true,
  levelOf: async (tx, actor, id) => {
    const [row] = await tx
      .select({ account: handoffs.account, fromTeam: handoffs.fromTeam, toTeam: handoffs.toTeam })
      .from(handoffs)
      .where(and(eq(handoffs.workspace, actor.workspace), eq(handoffs.id, id as HandoffId)));
    if (!row) return null;
    return handoffsPolicy.levelWith(actor, { ...row, level: await levelOn(tx, actor, 'account', row.account) });
  },
  repairs: repairBrief,
  observe: (doc) => {
    const watch = watchBrief(doc);
    return { ...watch, drain: () => [watch.drain()].filter((view) => view !== null) };
  },
  project: async (tx, ref, steps) => ({ facts: [], settling: await projectBrief(tx, ref, steps) }),
  /** From what was there before the first to what is there after the latest; back to the same is nothing. */
  merge: (first, latest) => {
    const { from } = first.data;
    return sameValue(from, latest.data['to']) ? null : { ...latest, data: { ...latest.data, from } };
  },
  rebuild: async (tx, ref, doc) => {
    const [head] = await tx.select({ seq: handoffBriefs.seq }).from(handoffBriefs).where(rowOf(ref));
    await write(tx, ref, { view: readBrief(doc), seq: head?.seq ?? 0 });
  },
};

/** Lists count what is there: they hear of it soon after somebody has stopped writing, and not of each letter. */
const quietMs = 2_000;
const longestMs = 15_000;

/** Rule HO5. The row as the last of these log rows leaves it, and whether other items are there than before. */
const projectBrief = async (
  tx: Tx,
  ref: DocumentRef,
  steps: readonly ProjectionStep<BriefView>[],
): Promise<SettlingChange[]> => {
  const view = steps.flatMap(({ changes }) => changes).at(-1);
  const row = steps.at(-1)?.row;
  if (row === undefined) return [];
  if (!view) {
    await tx.update(handoffBriefs).set({ seq: row.seq }).where(rowOf(ref));
    return [];
  }
  const [before] = await tx
    .select({ written: handoffBriefs.written, checked: handoffBriefs.checked })
    .from(handoffBriefs)
    .where(rowOf(ref));
  const after = await write(tx, ref, { view, seq: row.seq });
  // The first row is the seed's: that it is there is told by the handoff having been prepared.
  if (!before || !after) return [];
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
