import { oc } from '@orpc/contract';
import { z } from 'zod';

import { found, foundKind } from './found.ts';

export const search = {
  find: oc
    .route({
      method: 'GET',
      path: '/search',
      summary: 'Records by their words, the likeliest first; accents, case and small slips do not matter',
      tags: ['search'],
    })
    .input(
      z.strictObject({
        q: z.string().trim().min(1).max(200),
        kind: foundKind.optional(),
        limit: z.coerce.number().int().min(1).max(100).default(20),
      }),
    )
    .output(
      z.strictObject({
        data: z.array(found),
        /** More matched than the limit lets through: a longer word narrows it down. */
        has_more: z.boolean(),
      }),
    ),
};
