import { z } from 'zod';

import { factType } from '../shared/fact.ts';
import { holder } from '../shared/holder.ts';
import { lifeStage } from '../shared/life-stage.ts';
import { part } from './responsibility.ts';

/** Its subject is the account: it is one of the things that can be other there. */
export const responsibilityChanged = factType('account.responsibility-changed', {
  stage: lifeStage,
  part,
  from: z.array(holder),
  to: z.array(holder),
});
