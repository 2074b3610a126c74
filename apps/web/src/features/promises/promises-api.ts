import { promises } from '@baton/schema/promises';
import type { AccountId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';

import { apiOf } from '#shared/api/client.ts';

export const api = apiOf({ promises });

const promisesOf = (accountId: AccountId) =>
  api.promises.list.queryOptions({
    input: { accountId, limit: 200 },
    meta: { facts: ['promise.', 'proposal.accepted'], subject: accountId, kept: true },
  });

/** The promises of an account, and how many of them still stand. */
export const usePromises = (accountId: AccountId) => {
  const { data } = useQuery(promisesOf(accountId));
  const all = data?.data ?? [];
  return { all, open: all.filter(({ state }) => state === 'open').length };
};
