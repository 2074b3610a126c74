import { oc } from '@orpc/contract';
import { z } from 'zod';

import { holder } from '../shared/holder.ts';
import { accountId } from '../shared/id.ts';
import { lifeStage } from '../shared/life-stage.ts';
import { refusals } from '../shared/refusal.ts';
import { mostHolders, part, responsibilityGrid } from './responsibility.ts';

/** Who answers for an account, works on it, is asked and is told, by stage of its life. */
export const responsibilities = {
  read: oc
    .route({
      method: 'GET',
      path: '/accounts/{accountId}/responsibilities',
      summary: 'Who has which part in every stage of an account',
      tags: ['responsibilities'],
    })
    .input(z.strictObject({ accountId }))
    .output(responsibilityGrid),
  assign: oc
    .route({
      method: 'PUT',
      path: '/accounts/{accountId}/responsibilities/{stage}/{part}',
      summary: 'Say who has a part in a stage; an empty list says nobody',
      tags: ['responsibilities'],
    })
    .input(z.strictObject({ accountId, stage: lifeStage, part, holders: z.array(holder).max(mostHolders) }))
    .output(z.strictObject({}))
    .errors(refusals('account-in-bin', 'one-is-accountable', 'holder-not-found', 'holder-sees-nothing')),
};
