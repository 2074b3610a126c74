import { dealMovedToBoard } from '@baton/schema/deals';
import {
  mentionAcknowledged,
  mentionDeclined,
  mentionDelegated,
  mentionMade,
  mentionRemoved,
} from '@baton/schema/mentions';
import { mentions } from '@baton/schema/mentions/tables';
import type { ContainerId, MentionId } from '@baton/schema/shared';
import { and, eq, inArray } from 'drizzle-orm';

import type { FactProjection, RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { threadHome, threadsOnDeal } from '../comments/reads.ts';
import { asked, rowOf } from './mention-rows.ts';

/** What people answer, and whom comments call, as rows. Mentions in notes are rows before they are facts. */
export const mentionRows: Readonly<Record<string, FactProjection>> = {
  // Who reads the board that a deal is on now knows who is called in the talk about it.
  [dealMovedToBoard.type]: async (tx, { workspace, subject, data }) => {
    const { to } = dealMovedToBoard.data.parse(data);
    await tx
      .update(mentions)
      .set({ container: to as string as ContainerId })
      .where(
        and(eq(mentions.workspace, workspace), inArray(mentions.thread, threadsOnDeal(tx, workspace, subject.id))),
      );
  },
  [mentionMade.type]: async (tx, fact) => {
    const { mentionId: id, place, placeId, target, action, dueAt, line } = mentionMade.data.parse(fact.data);
    const { workspace, account } = fact;
    const home = place === 'thread' ? await threadHome(tx, workspace, placeId) : null;
    if (home === null) return;
    const due = dueAt === null ? null : new Date(dueAt);
    const again = { line: line ?? '', madeBy: fact.actor, madeAt: fact.occurredAt, goneAt: null };
    await tx
      .insert(mentions)
      .values({
        workspace,
        id,
        container: home.container,
        account,
        place,
        placeId,
        targetKind: target.kind,
        target: target.id,
        action,
        dueAt: due,
        ...again,
        ...asked(target, { action, dueAt: due }),
      })
      .onConflictDoUpdate({ target: [mentions.workspace, mentions.id], set: again });
  },
  [mentionRemoved.type]: async (tx, { workspace, subject, occurredAt, data }) => {
    if (mentionRemoved.data.parse(data).place !== 'thread') return;
    await tx
      .update(mentions)
      .set({ goneAt: occurredAt, line: '' })
      .where(rowOf(workspace, subject.id as MentionId));
  },
  [mentionAcknowledged.type]: (tx, fact) => answer(tx, fact, 'acknowledged', null),
  [mentionDeclined.type]: (tx, fact) => answer(tx, fact, 'declined', mentionDeclined.data.parse(fact.data).reason),
  [mentionDelegated.type]: async (tx, { workspace, data }) => {
    const { mentionId, to } = mentionDelegated.data.parse(data);
    await tx.update(mentions).set({ holderKind: 'member', holder: to }).where(rowOf(workspace, mentionId));
  },
};

const answer = async (
  tx: Tx,
  { workspace, subject, actor, occurredAt }: RecordedFact,
  state: 'acknowledged' | 'declined',
  reason: string | null,
): Promise<void> => {
  await tx
    .update(mentions)
    .set({ state, reason, answeredBy: actor, answeredAt: occurredAt })
    .where(rowOf(workspace, subject.id as MentionId));
};
