import { oc } from '@orpc/contract';
import { z } from 'zod';

import { visibility } from '../shared/access.ts';
import { accountId } from '../shared/id.ts';
import { listInput, listOf } from '../shared/list.ts';
import { account, accountKind, accountName } from './account.ts';

/** Accounts as pickers and cards need them; the account's own page brings the rest. */
export const accounts = {
  list: oc
    .route({
      method: 'GET',
      path: '/accounts',
      summary: 'Accounts by name, found by any part of it',
      tags: ['accounts'],
    })
    .input(
      z.strictObject({
        ...listInput,
        /** Any part of the name; accents and case do not matter. */
        q: z.string().trim().max(100).optional(),
        sector: z.string().max(100).optional(),
      }),
    )
    .output(listOf(account)),
  get: oc
    .route({ method: 'GET', path: '/accounts/{accountId}', summary: 'One account', tags: ['accounts'] })
    .input(z.strictObject({ accountId }))
    .output(account),
  create: oc
    .route({ method: 'POST', path: '/accounts', summary: 'Add an account', tags: ['accounts'] })
    .input(
      z.strictObject({
        name: accountName,
        kind: accountKind.default('customer'),
        sector: z.string().trim().min(1).max(100).nullable().default(null),
        visibility: visibility.exclude(['teams']).default('workspace'),
      }),
    )
    .output(account),
};
