import {
  briefShape,
  isOfBrief,
  readBrief,
  repairBrief,
  watchBrief,
  writtenIn,
  type BriefView,
} from '@baton/schema/handoffs';
import { handoffBriefs, handoffs } from '@baton/schema/handoffs/tables';
import type { HandoffId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import { levelOn } from '#platform/access/levels.ts';
import type { DocumentRef, LiveDocumentKind, ProjectionStep } from '#platform/documents/documents.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { handoffsPolicy } from '../handoffs.policy.ts';

/** The live document of a brief, as the collab room needs to know it. It tells no facts: what is done with it does. */
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
  project: async (tx, ref, steps) => {
    await projectBrief(tx, ref, steps);
    return { facts: [], settling: [] };
  },
  merge: (_first, latest) => latest,
  rebuild: async (tx, ref, doc) => {
    const [head] = await tx.select({ seq: handoffBriefs.seq }).from(handoffBriefs).where(rowOf(ref));
    await write(tx, ref, { view: readBrief(doc), seq: head?.seq ?? 0 });
  },
};

/** Rule HO5. The row as the last of these log rows leaves it. */
const projectBrief = async (tx: Tx, ref: DocumentRef, steps: readonly ProjectionStep<BriefView>[]): Promise<void> => {
  const view = steps.flatMap(({ changes }) => changes).at(-1);
  const seq = steps.at(-1)?.row.seq;
  if (seq === undefined) return;
  if (view) await write(tx, ref, { view, seq });
  else await tx.update(handoffBriefs).set({ seq }).where(rowOf(ref));
};

/** Only what the handoff asks for: whatever else a client writes into the document is nobody's item. */
const write = async (tx: Tx, ref: DocumentRef, { view, seq }: { view: BriefView; seq: number }): Promise<void> => {
  const [asked] = await tx
    .select({ items: handoffs.items, criteria: handoffs.criteria })
    .from(handoffs)
    .where(and(eq(handoffs.workspace, ref.workspace), eq(handoffs.id, ref.id as HandoffId)));
  if (!asked) return;
  const texts = Object.fromEntries(
    asked.items.map(({ id }) => [id, writtenIn(view, id)] as const).filter(([, text]) => text !== ''),
  );
  const checked = asked.criteria.map(({ id }) => id).filter((id) => view.checked.has(id));
  const row = { seq, texts, written: Object.keys(texts), checked };
  await tx
    .insert(handoffBriefs)
    .values({ workspace: ref.workspace, handoff: ref.id as HandoffId, ...row })
    .onConflictDoUpdate({ target: [handoffBriefs.workspace, handoffBriefs.handoff], set: row });
};

const rowOf = ({ workspace, id }: Pick<DocumentRef, 'workspace' | 'id'>) =>
  and(eq(handoffBriefs.workspace, workspace), eq(handoffBriefs.handoff, id as HandoffId));
