import { oc } from '@orpc/contract';
import { z } from 'zod';

import { refusals } from '../shared/refusal.ts';
import { rate } from './rate.ts';

const path = '/rates/{base}/{currency}/{day}';

/** The dated table by which sums of several currencies are shown in one, the workspace's base currency. */
export const rates = {
  list: oc
    .route({ method: 'GET', path: '/rates', summary: 'Exchange rates, the newest day first', tags: ['rates'] })
    .output(z.strictObject({ data: z.array(rate) })),
  set: oc
    .route({ method: 'PUT', path, summary: 'Set the rate of a day', tags: ['rates'] })
    .input(rate)
    .output(rate)
    .errors(refusals('same-currency')),
  remove: oc
    .route({ method: 'DELETE', path, summary: 'Remove the rate of a day', tags: ['rates'] })
    .input(rate.omit({ value: true }))
    .output(z.strictObject({})),
};
