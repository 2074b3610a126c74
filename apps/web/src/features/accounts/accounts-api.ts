import { accounts, type Account, type AccountRow } from '@baton/schema/accounts';
import { notes } from '@baton/schema/notes';
import type { AccountId, TeamId } from '@baton/schema/shared';
import { useQuery, type QueryClient } from '@tanstack/react-query';

import { apiOf } from '#shared/api/client.ts';
import { patchRows, rowsQuery } from '#shared/records/record-rows.ts';

import type { AccountFilter } from './list/account-search.ts';

/** What the pages of accounts ask the server for. */
export const api = apiOf({ accounts, notes });

/** One account, read again when something happens to it. */
export const accountQuery = (accountId: AccountId) =>
  api.accounts.get.queryOptions({
    input: { accountId },
    meta: { facts: ['account.'], subject: accountId, kept: true },
  });

const rowsKey = ['accounts', 'rows'] as const;

/** The rows of a list, page after page. */
export const accountRowsQuery = (filter: AccountFilter) =>
  rowsQuery([...rowsKey, filter], ['account.', 'goal.', 'import.'], (page) =>
    api.accounts.list.call({ ...inputOf(filter), ...page }),
  );

/** A filter as the server takes it. */
export const inputOf = ({ owner, answers, team, sort, ...filter }: AccountFilter) => ({
  ...filter,
  ...(sort !== undefined && { sort }),
  ...(answers === 'none' && { uncovered: 'true' as const }),
  ...(team !== undefined && { stageTeamId: team as TeamId }),
  ...(owner === 'none' ? { unowned: 'true' as const } : owner !== undefined && { ownerId: owner }),
});

/** The first accounts in a team's stages for which nobody answers. */
export const uncoveredQuery = (teamId: TeamId) =>
  api.accounts.list.queryOptions({
    input: { uncovered: 'true', stageTeamId: teamId, limit: 6 },
    meta: { facts: ['account.', 'member.', 'team.', 'import.'], kept: true },
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
export const patchAccounts = (queries: QueryClient, changes: ReadonlyMap<string, Change>): void => {
  patchRows<AccountRow>(queries, rowsKey, changes);
  for (const [id, change] of changes) {
    const { queryKey } = accountQuery(id as AccountId);
    queries.setQueryData(queryKey, (known) => known && { ...known, ...change });
  }
};

/** Reads again what was changed in a way that the rows cannot be patched for. */
export const readAccountsAgain = (queries: QueryClient): void => {
  void queries.invalidateQueries({ queryKey: rowsKey });
  void queries.invalidateQueries({ queryKey: api.accounts.key() });
};
