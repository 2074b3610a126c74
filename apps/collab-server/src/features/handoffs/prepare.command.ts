import { handoffs as contract, openedHandoff, seedBrief, type HandoffSubject } from '@baton/schema/handoffs';
import { handoffs } from '@baton/schema/handoffs/tables';
import { includesLevel, type AccountId, type DealId, type HandoffId, type Level } from '@baton/schema/shared';
import { and, eq, inArray } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn } from '#platform/access/levels.ts';
import { command } from '#platform/command/command.ts';
import type { Authorship, Documents } from '#platform/documents/documents.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { accountKindOf } from '../accounts/reads.ts';
import { dealHome } from '../deals/reads.ts';
import { openedBrief } from './brief/opened-brief.ts';
import { handoffForUpdate } from './handoff-rows.ts';
import { handoffsPolicy, isOf } from './handoffs.policy.ts';
import { decidePrepare, type ToPrepare } from './prepare.decide.ts';
import { routeOf, routeRow } from './routes/route-rows.ts';

type Preparing = ToPrepare & { level: Level | null };

export const prepareHandoff = command({
  contract: contract.prepare,
  load: async ({ tx, actor, input }): Promise<Preparing | null> => {
    // Two who begin the same one come one after the other.
    const row = await routeRow(tx, actor, input.routeId, { lock: true });
    const home = row && (await homeOf(tx, actor, input.subject));
    if (!row || !home) return null;
    return {
      ...home,
      route: routeOf(actor, row),
      ofFromTeam: isOf(actor, row.fromTeamId),
      underWay: await isUnderWay(tx, actor, row.id, input.subject),
    };
  },
  may: (actor, thing) => handoffsPolicy.prepare(actor, thing),
  decide: decidePrepare,
  write: async ({ tx, actor, accepted, documents, by }) => {
    const { id } = openedHandoff.parse(accepted.answer).handoff;
    await createBrief(tx, actor, { id, documents, by });
    const thing = await handoffForUpdate(tx, actor, id);
    if (!thing) throw new Error(`Handoff ${id} is gone in the transaction that wrote it`);
    return { answer: { handoff: thing.handoff, brief: await openedBrief(tx, actor, thing) } };
  },
});

/** The live brief of a handoff, in the transaction that prepares it. People write all of it: nothing is seeded. */
export const createBrief = (
  tx: Tx,
  { workspace }: Pick<Actor, 'workspace'>,
  { id, documents, by }: { id: HandoffId; documents: Documents; by: Authorship },
): Promise<void> => documents.create(tx, { workspace, kind: 'brief', id }, by, (doc) => seedBrief(doc, new Map()));

/** The account of what is handed on, and what the actor holds there; null where it is not theirs to hand on. */
const homeOf = async (
  tx: Tx,
  actor: Actor,
  { kind, id }: HandoffSubject,
): Promise<{ account: AccountId | null; level: Level | null } | null> => {
  if (kind === 'account') {
    if ((await accountKindOf(tx, actor, id)) === null) return null;
    return { account: id, level: await levelOn(tx, actor, 'account', id) };
  }
  const home = await dealHome(tx, actor, id);
  const onBoard = home && (await levelOn(tx, actor, 'board', home.board));
  if (!home || !includesLevel(onBoard, 'write')) return null;
  if (home.account === null) return { account: null, level: onBoard };
  // The document names an account unchecked (M8).
  if ((await accountKindOf(tx, actor, home.account)) === null) return { account: null, level: onBoard };
  return { account: home.account, level: await levelOn(tx, actor, 'account', home.account) };
};

/** Is the same on its way on this route? */
export const isUnderWay = async (
  tx: Tx,
  { workspace }: Pick<Actor, 'workspace'>,
  route: Preparing['route']['id'],
  { id }: { id: AccountId | DealId },
): Promise<boolean> => {
  const rows = await tx
    .select({ id: handoffs.id })
    .from(handoffs)
    .where(
      and(
        eq(handoffs.workspace, workspace),
        eq(handoffs.route, route),
        eq(handoffs.subject, id),
        inArray(handoffs.state, ['draft', 'sent', 'returned']),
      ),
    );
  return rows.length > 0;
};
