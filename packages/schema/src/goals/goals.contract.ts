import { oc } from '@orpc/contract';
import { z } from 'zod';

import { accountId, goalId, teamId } from '../shared/id.ts';
import { listInput, listOf } from '../shared/list.ts';
import { refusals } from '../shared/refusal.ts';
import { goal, goalOutcome, goalState, goalValues } from './goal.ts';

const one = z.strictObject({ goalId });
const unfit = ['account-in-bin', 'holder-not-found', 'holder-sees-nothing'] as const;

/** What the departments want to reach together with an account; at most three at a time. */
export const goals = {
  list: oc
    .route({ method: 'GET', path: '/goals', summary: 'Goals, those due first', tags: ['goals'] })
    .input(
      z.strictObject({
        ...listInput,
        accountId: accountId.optional(),
        /** Those that this team or one of its people owns. */
        teamId: teamId.optional(),
        state: goalState.optional(),
      }),
    )
    .output(listOf(goal)),
  set: oc
    .route({ method: 'POST', path: '/accounts/{accountId}/goals', summary: 'Set a goal', tags: ['goals'] })
    .input(z.strictObject({ accountId, ...goalValues.shape }))
    .output(goal)
    .errors(refusals('three-goals-open', ...unfit)),
  edit: oc
    .route({ method: 'PATCH', path: '/goals/{goalId}', summary: 'Change what a goal is', tags: ['goals'] })
    .input(z.strictObject({ goalId, ...goalValues.partial().shape }))
    .output(goal)
    .errors(refusals('goal-closed', 'measure-of-another-kind', ...unfit)),
  progress: oc
    .route({ method: 'POST', path: '/goals/{goalId}/progress', summary: 'Say how far it is', tags: ['goals'] })
    .input(z.strictObject({ goalId, value: goal.shape.value }))
    .output(goal)
    .errors(refusals('goal-closed', 'account-in-bin', 'value-not-of-measure')),
  close: oc
    .route({
      method: 'POST',
      path: '/goals/{goalId}/close',
      summary: 'It was reached, missed or dropped',
      tags: ['goals'],
    })
    .input(z.strictObject({ goalId, outcome: goalOutcome }))
    .output(goal)
    .errors(refusals('goal-closed', 'account-in-bin')),
  reopen: oc
    .route({ method: 'POST', path: '/goals/{goalId}/reopen', summary: 'It is followed again', tags: ['goals'] })
    .input(one)
    .output(goal)
    .errors(refusals('goal-open', 'three-goals-open', 'account-in-bin')),
};
