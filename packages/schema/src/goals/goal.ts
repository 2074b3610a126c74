import { z } from 'zod';

import { holder, standingHolder } from '../shared/holder.ts';
import { accountId, goalId, memberId } from '../shared/id.ts';

/** So many goals of an account are open at a time: who follows ten follows none. */
export const mostOpenGoals = 3;

const number = z.number().min(-1e12).max(1e12);

/** How far a goal is told: by a number with its unit, from where it began to where it is to come, or by yes or no. */
export const measure = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('number'), unit: z.string().trim().max(20), from: number, to: number })
    .refine(({ from, to }) => from !== to),
  z.strictObject({ kind: z.literal('yes-no') }),
]);
export type Measure = z.infer<typeof measure>;

export const goalOutcomes = ['reached', 'missed', 'dropped'] as const;
export const goalOutcome = z.enum(goalOutcomes);
export type GoalOutcome = z.infer<typeof goalOutcome>;

export const goalStates = ['open', ...goalOutcomes] as const;
export const goalState = z.enum(goalStates);
export type GoalState = z.infer<typeof goalState>;

/** What people set of a goal. */
export const goalValues = z.strictObject({
  title: z.string().trim().min(1).max(120),
  /** The day by which it is to be reached. */
  targetOn: z.iso.date(),
  measure,
  owner: holder.nullable(),
});
export type GoalValues = z.infer<typeof goalValues>;

/** What the departments want to reach with an account. */
export const goal = z.strictObject({
  id: goalId,
  accountId,
  /** Null for a reader who may not know the account's name. */
  accountName: z.string().nullable(),
  title: z.string(),
  targetOn: z.iso.date(),
  measure,
  /** In the unit of the measure; of yes or no it is 1 or 0. */
  value: number,
  owner: standingHolder.nullable(),
  state: goalState,
  setBy: memberId.nullable(),
  setAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  mayEdit: z.boolean(),
});
export type Goal = z.infer<typeof goal>;

/** How far it is, in whole percent of the way; never beyond its two ends. */
export const progressOf = ({ measure: by, value }: Pick<Goal, 'measure' | 'value'>): number => {
  const way = by.kind === 'yes-no' ? value : (value - by.from) / (by.to - by.from);
  return Math.round(Math.min(1, Math.max(0, way)) * 100);
};

/** The value at which nothing has been done yet. */
export const startOf = (by: Measure): number => (by.kind === 'yes-no' ? 0 : by.from);

/** The goal of an account that is due first, as lists and cards show it. */
export const nextGoal = z.strictObject({
  id: goalId,
  title: z.string(),
  targetOn: z.iso.date(),
  progress: z.int().min(0).max(100),
});
export type NextGoal = z.infer<typeof nextGoal>;
