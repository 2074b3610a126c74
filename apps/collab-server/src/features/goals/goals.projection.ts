import {
  goalBecameOverdue,
  goalClosed,
  goalEdited,
  goalProgressed,
  goalReopened,
  goalSet,
  startOf,
} from '@baton/schema/goals';
import { goals } from '@baton/schema/goals/tables';
import { present, type GoalId, type Holder } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { FactProjection, RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

/** Rows of goals follow their facts. */
export const goalRows: Record<string, FactProjection> = {
  [goalSet.type]: async (tx, fact) => {
    const { owner, ...values } = goalSet.data.parse(fact.data);
    if (fact.account === null) throw new Error('A goal is of an account');
    await tx.insert(goals).values({
      ...values,
      ...ownerColumns(owner),
      workspace: fact.workspace,
      id: fact.subject.id as GoalId,
      account: fact.account,
      value: startOf(values.measure),
      state: 'open',
      setBy: fact.actor,
      setAt: fact.occurredAt,
    });
  },
  [goalEdited.type]: (tx, fact) => {
    const { owner, ...values } = goalEdited.data.parse(fact.data);
    return set(tx, fact, { ...present(values), ...(owner !== undefined && ownerColumns(owner)) });
  },
  [goalProgressed.type]: (tx, fact) => set(tx, fact, { value: goalProgressed.data.parse(fact.data).to }),
  [goalClosed.type]: (tx, fact) =>
    set(tx, fact, { state: goalClosed.data.parse(fact.data).outcome, closedAt: fact.occurredAt }),
  [goalBecameOverdue.type]: (tx, fact) =>
    set(tx, fact, { overdueTold: goalBecameOverdue.data.parse(fact.data).targetOn }),
  [goalReopened.type]: (tx, fact) => set(tx, fact, { state: 'open', closedAt: null }),
};

const ownerColumns = (owner: Holder | null) => ({ ownerKind: owner?.kind ?? null, owner: owner?.id ?? null });

const set = async (tx: Tx, fact: RecordedFact, columns: Partial<typeof goals.$inferInsert>): Promise<void> => {
  await tx
    .update(goals)
    .set(columns)
    .where(and(eq(goals.workspace, fact.workspace), eq(goals.id, fact.subject.id as GoalId)));
};
