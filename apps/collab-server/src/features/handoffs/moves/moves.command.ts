import { threads } from '@baton/schema/comments/tables';
import { handoffs as contract, type Handoff } from '@baton/schema/handoffs';
import type { HandoffId, ThreadId } from '@baton/schema/shared';
import { and, asc, eq, isNull } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { command } from '#platform/command/command.ts';
import type { DocumentRef } from '#platform/documents/documents.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { missingIn } from '../brief/brief-reading.ts';
import { handoffForUpdate, hoursOfTeam } from '../handoff-rows.ts';
import { handoffsPolicy } from '../handoffs.policy.ts';
import { handoffHome } from '../reads.ts';
import { lackingIn, leaningOn, toShutOut } from './let-in.ts';
import { decideAsk, decideReturn, decideSend, decideWithdraw } from './moves.decide.ts';

/** What a command on one handoff is asked with. */
export interface OfHandoff {
  tx: Tx;
  actor: Actor;
  input: { handoffId: HandoffId };
}

/** The live brief of a handoff, by an unlocked read; none where there is no such handoff. */
export const briefOfHandoff = async ({ tx, actor, input }: OfHandoff): Promise<DocumentRef[]> =>
  (await handoffHome(tx, actor, input.handoffId))
    ? [{ workspace: actor.workspace, kind: 'brief', id: input.handoffId }]
    : [];

/** The handoff as it is after the command's writes. */
export const written = async ({ tx, actor, input }: OfHandoff): Promise<{ answer: Handoff }> => {
  const thing = await handoffForUpdate(tx, actor, input.handoffId);
  if (!thing) throw new Error(`Handoff ${input.handoffId} is gone in the transaction that wrote it`);
  return { answer: thing.handoff };
};

/** The brief is brought up to date first: what is missing is said of what is really written. */
export const sendHandoff = command({
  contract: contract.send,
  documents: briefOfHandoff,
  load: async ({ tx, actor, input }) => {
    const thing = await handoffForUpdate(tx, actor, input.handoffId);
    if (!thing) return null;
    const { row, standing } = thing;
    return {
      ...thing,
      missing: missingIn(standing),
      lacking: await lackingIn(tx, actor, row),
      leaningOn: await leaningOn(tx, actor, row),
      asked: row,
      hours: await hoursOfTeam(tx, actor, row.toTeam),
    };
  },
  may: (actor, thing) => handoffsPolicy.send(actor, thing),
  decide: decideSend,
  write: written,
});

export const returnHandoff = command({
  contract: contract.return,
  load: async ({ tx, actor, input }) => {
    const thing = await handoffForUpdate(tx, actor, input.handoffId);
    return thing && { ...thing, known: new Set([...thing.row.items, ...thing.row.criteria].map(({ id }) => id)) };
  },
  may: (actor, thing) => handoffsPolicy.return(actor, thing),
  decide: decideReturn,
  write: written,
});

export const askAboutHandoff = command({
  contract: contract.ask,
  load: async ({ tx, actor, input }) => {
    const thing = await handoffForUpdate(tx, actor, input.handoffId);
    return thing && { ...thing, thread: await threadOf(tx, actor, input.handoffId) };
  },
  may: (actor, thing) => handoffsPolicy.ask(actor, thing),
  decide: decideAsk,
  write: written,
});

/** Rule HO6: nothing is written in the brief any more. */
export const withdrawHandoff = command({
  contract: contract.withdraw,
  documents: briefOfHandoff,
  load: async ({ tx, actor, input }) => {
    const thing = await handoffForUpdate(tx, actor, input.handoffId);
    return thing && { ...thing, leaving: await toShutOut(tx, actor, thing.row) };
  },
  may: (actor, thing) => handoffsPolicy.withdraw(actor, thing),
  decide: decideWithdraw,
  write: async (writing) => {
    for (const brief of writing.open) await brief.close();
    return written(writing);
  },
});

/** The talk that goes on about a handoff; null where there is none, or it was settled. */
const threadOf = async (tx: Tx, { workspace }: Actor, id: HandoffId): Promise<ThreadId | null> => {
  const [row] = await tx
    .select({ id: threads.id })
    .from(threads)
    .where(
      and(
        eq(threads.workspace, workspace),
        eq(threads.subjectKind, 'handoff'),
        eq(threads.subject, id),
        isNull(threads.deletedAt),
        isNull(threads.resolvedAt),
      ),
    )
    .orderBy(asc(threads.createdAt), asc(threads.id))
    .limit(1);
  return row?.id ?? null;
};
