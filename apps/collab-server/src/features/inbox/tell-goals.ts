import { goalBecameOverdue, goalClosed, goalEdited, goalSet } from '@baton/schema/goals';
import type { InboxReasonKind } from '@baton/schema/inbox';
import { inboxReasons } from '@baton/schema/inbox/tables';
import type { GoalId, Holder } from '@baton/schema/shared';
import { and, eq, inArray } from 'drizzle-orm';

import type { FactProjection, RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { accountOwner } from '../accounts/reads.ts';
import { peopleOfGoal } from '../goals/reads.ts';
import { deliver, type Delivery } from './deliver.ts';
import { toHolders } from './tell-holders.ts';

const given = { own: 'goal-given', team: 'team-goal' } as const;

/** Rule IN18: who owns a goal hears that it is theirs, that its day passed and how it ended; with whoever set it. */
export const goalRows: Readonly<Record<string, FactProjection>> = {
  [goalSet.type]: (tx, fact) => tellOwner(tx, fact, goalSet.data.parse(fact.data).owner),
  [goalEdited.type]: async (tx, fact) => {
    const { owner, targetOn } = goalEdited.data.parse(fact.data);
    if (targetOn !== undefined) await standsNoMore(tx, fact, 'goal-overdue');
    if (owner === undefined) return;
    await standsNoMore(tx, fact, given.own, given.team);
    await tellOwner(tx, fact, owner);
  },
  [goalBecameOverdue.type]: async (tx, fact) => {
    const { owner, setBy } = goalBecameOverdue.data.parse(fact.data);
    const why = 'goal-overdue';
    const theirs = owner === null ? [] : await toHolders(tx, fact, [owner], { own: why, team: why });
    await tell(tx, fact, [...theirs, { member: setBy, why }]);
  },
  [goalClosed.type]: async (tx, fact) => {
    await standsNoMore(tx, fact, 'goal-overdue');
    const why = goalClosed.data.parse(fact.data).outcome === 'reached' ? 'goal-reached' : 'goal-ended';
    const { owner, setBy } = await peopleOfGoal(tx, fact.workspace, fact.subject.id as GoalId);
    const theirs = owner === null ? [] : await toHolders(tx, fact, [owner], { own: why, team: why });
    const keeper = fact.account && (await accountOwner(tx, fact.workspace, fact.account));
    await tell(tx, fact, [...theirs, { member: setBy, why }, { member: keeper, why }]);
  },
};

const tellOwner = async (tx: Tx, fact: RecordedFact, owner: Holder | null): Promise<void> => {
  if (owner !== null) await tell(tx, fact, await toHolders(tx, fact, [owner], given));
};

const tell = async (tx: Tx, fact: RecordedFact, to: Delivery['to']): Promise<void> => {
  const { account, subject } = fact;
  if (account === null) throw new Error('A goal is of an account');
  await deliver(tx, fact, { record: { kind: 'account', id: account }, place: { goal: subject.id as GoalId }, to });
};

/** It waits for nobody any more. */
const standsNoMore = async (
  tx: Tx,
  { workspace, subject }: RecordedFact,
  ...kinds: InboxReasonKind[]
): Promise<void> => {
  await tx
    .delete(inboxReasons)
    .where(
      and(
        eq(inboxReasons.workspace, workspace),
        eq(inboxReasons.goal, subject.id as GoalId),
        inArray(inboxReasons.kind, kinds),
      ),
    );
};
