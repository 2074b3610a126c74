import type { Account, AccountRow, AccountValues } from '@baton/schema/accounts';
import type { AccountId } from '@baton/schema/shared';

import { useEditRecord, type RecordChange } from '#shared/records/use-edit-record.ts';
import { useEditRecords } from '#shared/records/use-edit-records.ts';
import { useMoveRecords } from '#shared/records/use-move-records.ts';

import { accountQuery, api, patchAccounts, readAccountsAgain } from '../accounts-api.ts';

/** Changes fields of one account. */
export const useEditAccount = (account: Account): ((change: RecordChange<AccountValues>) => void) =>
  useEditRecord<Account, AccountValues>(account, {
    section: 'accounts',
    queryKey: accountQuery(account.id).queryKey,
    patch: (queries, change) => patchAccounts(queries, new Map([[account.id, change]])),
    edit: (change) => api.accounts.edit.call({ accountId: account.id, ...change }),
  });

export type RowChange = Partial<Pick<AccountRow, 'kind' | 'status' | 'ownerId' | 'sector' | 'country'>>;

/** Changes several accounts at once. */
export const useEditAccounts = () =>
  useEditRecords<AccountRow, RowChange>({
    section: 'accounts',
    patch: patchAccounts,
    readAgain: readAccountsAgain,
    edit: async (changes) => {
      const all = changes.map(([id, change]) => ({ accountId: id as AccountId, ...change }));
      return (await api.accounts.editMany.call({ changes: all })).changed;
    },
  });

/** Archives, bins and restores accounts. */
export const useMoveAccounts = () =>
  useMoveRecords({
    section: 'accounts',
    readAgain: readAccountsAgain,
    move: async (way, ids) => (await api.accounts[way].call({ accountIds: ids })).changed,
  });
