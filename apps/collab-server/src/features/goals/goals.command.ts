import { goals as contract } from '@baton/schema/goals';
import type { GoalId } from '@baton/schema/shared';

import type { Actor } from '#platform/access/actor.ts';
import { command } from '#platform/command/command.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { atAccount, goalForUpdate } from './goal-rows.ts';
import {
  decideClose,
  decideEdit,
  decideProgress,
  decideReopen,
  decideSet,
  type AtAccount,
  type GoalThing,
} from './goals.decide.ts';
import { goalsPolicy } from './goals.policy.ts';

const ofGoal = ({ tx, actor, input }: { tx: Tx; actor: Actor; input: { goalId: GoalId } }) =>
  goalForUpdate(tx, actor, { goalId: input.goalId });

const mayChange = (actor: Actor, thing: GoalThing) => goalsPolicy.change(actor, thing);

export const setGoal = command({
  contract: contract.set,
  load: ({ tx, actor, input }) => atAccount(tx, actor, input),
  may: (actor, thing: AtAccount) => goalsPolicy.change(actor, thing),
  decide: decideSet,
});

export const editGoal = command({
  contract: contract.edit,
  load: ({ tx, actor, input }) => goalForUpdate(tx, actor, input),
  may: mayChange,
  decide: decideEdit,
});

export const progressGoal = command({
  contract: contract.progress,
  load: ofGoal,
  may: mayChange,
  decide: decideProgress,
});
export const closeGoal = command({ contract: contract.close, load: ofGoal, may: mayChange, decide: decideClose });
export const reopenGoal = command({ contract: contract.reopen, load: ofGoal, may: mayChange, decide: decideReopen });
