import type { Goal } from '@baton/schema/goals';

import { GoalBar } from './goal-bar.tsx';
import { isLate, useGoalWords } from './goal-words.ts';

/** A goal in two short lines: what, how far, until when. */
export const GoalLine = ({ goal }: { goal: Goal }) => {
  const words = useGoalWords();
  return (
    <span className="flex min-w-0 flex-col gap-1">
      <span className="truncate">{goal.title}</span>
      <GoalBar goal={goal} />
      <span className="flex flex-wrap justify-between gap-x-2 text-meta text-text-3">
        <span>{words.standing(goal)}</span>
        <span className={isLate(goal) ? 'font-semibold text-danger' : undefined}>{words.day(goal)}</span>
      </span>
    </span>
  );
};
