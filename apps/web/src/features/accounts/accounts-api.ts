import { accounts, type Account, type AccountRow } from '@baton/schema/accounts';
import type { AccountId } from '@baton/schema/shared';
import { teams } from '@baton/schema/workspaces';
import { infiniteQueryOptions, useQuery, type InfiniteData, type QueryClient } from '@tanstack/react-query';

import { apiOf } from '#shared/api/client.ts';

import type { AccountFilter } from './list/account-search.ts';

/** What the pages of accounts ask the server for. */
export const api = apiOf({ accounts, teams });

/** One account, read again when something happens to it. */
export const accountQuery = (accountId: AccountId) =>
  api.accounts.get.queryOptions({
    input: { accountId },
    meta: { facts: ['account.'], subject: accountId, kept: true },
  });

type Page = Awaited<ReturnType<typeof api.accounts.list.call>>;

const rowsKey = ['accounts', 'rows'] as const;
const pageSize = 100;
const firstPage: { cursor?: string } = {};

/** The rows of a list, page after page. */
export const accountRowsQuery = (filter: AccountFilter) =>
  infiniteQueryOptions({
    queryKey: [...rowsKey, filter],
    queryFn: ({ pageParam }) => api.accounts.list.call({ ...inputOf(filter), limit: pageSize, ...pageParam }),
    initialPageParam: firstPage,
    getNextPageParam: ({ page }) => (page.next_cursor === null ? undefined : { cursor: page.next_cursor }),
    meta: { facts: ['account.', 'import.'] },
  });

/** A filter as the server takes it. */
export const inputOf = ({ owner, sort, ...filter }: AccountFilter) => ({
  ...filter,
  ...(sort !== undefined && { sort }),
  ...(owner === 'none' ? { unowned: 'true' as const } : owner !== undefined && { ownerId: owner }),
});

export const useAccountTotals = (filter: AccountFilter) => {
  const { sort: _, ...input } = inputOf(filter);
  return useQuery(
    api.accounts.totals.queryOptions({
      input,
      meta: { facts: ['account.', 'import.'] },
      placeholderData: (old) => old,
    }),
  ).data;
};

export const useAccountChoices = () =>
  useQuery(api.accounts.choices.queryOptions({ meta: { facts: ['account.edited', 'account.created', 'import.'] } }))
    .data;

type Change = Partial<AccountRow> & Partial<Account>;

/** Writes changes into what is shown, before the server has said anything. */
export const patchAccounts = (queries: QueryClient, changes: ReadonlyMap<AccountId, Change>): void => {
  queries.setQueriesData<InfiniteData<Page>>({ queryKey: rowsKey }, (known) => {
    if (!known?.pages.some(({ data }) => data.some(({ id }) => changes.has(id)))) return known;
    const patched = known.pages.map((page) => ({
      ...page,
      data: page.data.map((row) => ({ ...row, ...changes.get(row.id) })),
    }));
    return { ...known, pages: patched };
  });
  for (const [accountId, change] of changes) {
    const { queryKey } = accountQuery(accountId);
    queries.setQueryData(queryKey, (known) => known && { ...known, ...change });
  }
};

/** Reads again what was changed in a way that the rows cannot be patched for. */
export const readAccountsAgain = (queries: QueryClient): void => {
  void queries.invalidateQueries({ queryKey: rowsKey });
  void queries.invalidateQueries({ queryKey: api.accounts.key() });
};
