import { mentions } from '@baton/schema/mentions';
import type { AccountId } from '@baton/schema/shared';

import { apiOf } from '#shared/api/client.ts';

export const api = apiOf({ mentions });

/** What waits on this account for an answer of mine. */
export const waitingOn = (accountId: AccountId) =>
  api.mentions.list.queryOptions({
    input: { accountId, side: 'of-me', state: 'open', limit: 50 },
    meta: { facts: ['mention.', 'team.'], kept: true },
  });
