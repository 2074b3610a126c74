import {
  goalClosed,
  goalEdited,
  goalProgressed,
  goalReopened,
  goalSet,
  mostOpenGoals,
  startOf,
  type Goal,
  type GoalOutcome,
  type GoalValues,
} from '@baton/schema/goals';
import {
  goalId,
  isSameHolder,
  present,
  refuse,
  sameValue,
  type AccountId,
  type Level,
  type StandingHolder,
} from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

/** What is known of the account that a goal is of. */
export interface AtAccount {
  level: Level | null;
  inBin: boolean;
  accountName: string | null;
  /** How many goals of it are open. */
  open: number;
  /** Whom the change names as owner, as they stand to the account. */
  owner: StandingHolder | null;
}

export interface GoalThing extends AtAccount {
  goal: Goal;
}

const about = ({ id, accountId }: Pick<Goal, 'id' | 'accountId'>) => ({
  subject: { kind: 'goal', id },
  account: accountId,
});

/** Rule GO3. */
const unfitOwner = (owner: StandingHolder | null, before: StandingHolder | null = null) => {
  if (owner === null || (before && isSameHolder(before.holder, owner.holder))) return null;
  if (owner.stand === 'gone') return 'holder-not-found';
  return owner.stand === 'no-access' ? 'holder-sees-nothing' : null;
};

/** Rules GO2 and GO3. */
export const decideSet = (
  { inBin, open, owner, accountName }: AtAccount,
  { accountId, ...values }: { accountId: AccountId } & GoalValues,
  { actor, newId, now }: Pick<Moment, 'actor' | 'newId' | 'now'>,
) => {
  if (inBin) return refuse('account-in-bin');
  if (open >= mostOpenGoals) return refuse('three-goals-open', { most: mostOpenGoals });
  const unfit = unfitOwner(owner);
  if (unfit) return refuse(unfit);
  const id = goalId.parse(newId());
  const goal: Goal = {
    ...values,
    id,
    accountId,
    accountName,
    owner,
    value: startOf(values.measure),
    state: 'open',
    setBy: actor.member,
    setAt: now.toISOString(),
    closedAt: null,
    mayEdit: true,
  };
  return accept(goal, goalSet({ ...about(goal), data: values }));
};

type Edit = { [Key in keyof GoalValues]?: GoalValues[Key] | undefined };

/** Rules GO3, GO4 and GO6. One fact with all that is another. */
export const decideEdit = (
  { goal, inBin, owner }: GoalThing,
  { goalId: _id, ...changes }: Edit & { goalId: Goal['id'] },
) => {
  if (inBin) return refuse('account-in-bin');
  if (goal.state !== 'open') return refuse('goal-closed');
  if (changes.measure && changes.measure.kind !== goal.measure.kind) return refuse('measure-of-another-kind');
  const unfit = unfitOwner(owner, goal.owner);
  if (unfit) return refuse(unfit);
  const changed = changedIn(goal, changes);
  if (Object.keys(changed).length === 0) return accept(goal);
  const value = begunAnew(goal, changed);
  const after: Goal = { ...goal, ...changed, ...value, owner: changed.owner === undefined ? goal.owner : owner };
  return accept(after, goalEdited({ ...about(goal), data: { ...changed, ...value, title: after.title } }));
};

/** What of these changes is another than it was. */
const changedIn = (goal: Goal, changes: Edit) => {
  const before: GoalValues = { ...goal, owner: goal.owner?.holder ?? null };
  const others = (Object.entries(changes) as [keyof GoalValues, unknown][]).filter(
    ([key, to]) => to !== undefined && !sameValue(before[key], to),
  );
  return present(Object.fromEntries(others) as Edit);
};

/** Where nothing was done yet, it begins where the measure begins now. */
const begunAnew = (goal: Goal, { measure }: Edit): { value?: number } =>
  measure !== undefined && goal.value === startOf(goal.measure) ? { value: startOf(measure) } : {};

/** Rules GO4 and GO5. */
export const decideProgress = ({ goal, inBin }: GoalThing, { value }: { value: number }) => {
  if (inBin) return refuse('account-in-bin');
  if (goal.state !== 'open') return refuse('goal-closed');
  const { measure, title } = goal;
  if (measure.kind === 'yes-no' && value !== 0 && value !== 1) return refuse('value-not-of-measure');
  if (value === goal.value) return accept(goal);
  const unit = measure.kind === 'number' ? measure.unit : null;
  return accept(
    { ...goal, value },
    goalProgressed({ ...about(goal), data: { title, from: goal.value, to: value, unit } }),
  );
};

/** Rule GO4. */
export const decideClose = (
  { goal, inBin }: GoalThing,
  { outcome }: { outcome: GoalOutcome },
  { now }: Pick<Moment, 'now'>,
) => {
  if (inBin) return refuse('account-in-bin');
  if (goal.state !== 'open') return refuse('goal-closed');
  return accept(
    { ...goal, state: outcome, closedAt: now.toISOString() },
    goalClosed({ ...about(goal), data: { title: goal.title, outcome } }),
  );
};

/** Rules GO2 and GO4. */
export const decideReopen = ({ goal, inBin, open }: GoalThing) => {
  if (inBin) return refuse('account-in-bin');
  if (goal.state === 'open') return refuse('goal-open');
  if (open >= mostOpenGoals) return refuse('three-goals-open', { most: mostOpenGoals });
  return accept(
    { ...goal, state: 'open' as const, closedAt: null },
    goalReopened({ ...about(goal), data: { title: goal.title } }),
  );
};
