import { progressOf, type Goal } from '@baton/schema/goals';

import { useGoalWords } from './goal-words.ts';

/** How far a goal is, as a bar; its words stand beside it. */
export const GoalBar = ({ goal }: { goal: Pick<Goal, 'measure' | 'value' | 'title'> }) => {
  const words = useGoalWords();
  const percent = progressOf(goal);
  return (
    <div
      aria-label={goal.title}
      aria-valuemax={100}
      aria-valuemin={0}
      aria-valuenow={percent}
      aria-valuetext={words.standing(goal)}
      className="h-1.5 w-full overflow-hidden rounded-full bg-sunken"
      role="progressbar"
    >
      <div className="h-full rounded-full bg-accent" style={{ width: `${percent}%` }} />
    </div>
  );
};
