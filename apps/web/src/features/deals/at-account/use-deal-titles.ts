import type { AccountId, DealId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { api } from '../deals-api.ts';

/** Titles of the deals at an account: facts of deals carry their ids alone, and the titles are those of now. */
export const useDealTitles = (accountId: AccountId): ReadonlyMap<string, string> => {
  const { data } = useQuery(
    api.deals.list.queryOptions({ input: { accountId, limit: 200 }, meta: { facts: ['deal.'], subject: accountId } }),
  );
  return useMemo(() => new Map<DealId, string>((data?.data ?? []).map(({ id, title }) => [id, title])), [data]);
};
