import { z } from 'zod';

import { factType } from '../shared/fact.ts';
import { holder } from '../shared/holder.ts';
import { memberId } from '../shared/id.ts';
import { goal, goalOutcome, goalValues } from './goal.ts';

const title = z.string();

export const goalSet = factType('goal.set', goalValues.shape);
/** Only what is another; `title` is the one that it has now. */
export const goalEdited = factType('goal.edited', {
  ...goalValues.partial().shape,
  title,
  /** Where the measure begins anew, the value that it then has. */
  value: goal.shape.value.optional(),
});
export const goalProgressed = factType('goal.progressed', {
  title,
  from: goal.shape.value,
  to: goal.shape.value,
  unit: z.string().nullable(),
});
export const goalClosed = factType('goal.closed', { title, outcome: goalOutcome });
/** It was still open when its day had passed, wherever somebody is. */
export const goalBecameOverdue = factType('goal.became-overdue', {
  title,
  targetOn: goal.shape.targetOn,
  owner: holder.nullable(),
  setBy: memberId.nullable(),
});
export const goalReopened = factType('goal.reopened', { title });
