import type { Account, AccountValues } from '@baton/schema/accounts';
import { withChanges, type FieldChanges } from '@baton/schema/fields';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { useSaid } from '#shared/shell/use-said.ts';
import { useUndo } from '#shared/undo/undo.ts';

import { accountQuery, api, patchAccounts } from '../accounts-api.ts';

export type AccountChange = Partial<AccountValues> & { custom?: FieldChanges };

/** Changes fields of one account: shown at once, put back with the reason when the server refuses, taken back by undo. */
export const useEditAccount = (account: Account): ((change: AccountChange) => void) => {
  const queries = useQueryClient();
  const t = useTranslations('accounts.did');
  const said = useSaid();
  const undo = useUndo();
  const send = async (change: AccountChange, before: AccountChange): Promise<boolean> => {
    show(change);
    try {
      const after = await api.accounts.edit.call({ accountId: account.id, ...change });
      queries.setQueryData(accountQuery(account.id).queryKey, after);
      return true;
    } catch (error) {
      show(before);
      said.failed(error);
      return false;
    }
  };
  const show = ({ custom, ...values }: AccountChange) => {
    const known = queries.getQueryData(accountQuery(account.id).queryKey) ?? account;
    const change = { ...values, ...(custom && { custom: withChanges(known.custom, custom) }) };
    patchAccounts(queries, new Map([[account.id, change]]));
  };
  return (change) => {
    const before = beforeOf(account, change);
    void send(change, before).then(
      (ok) => ok && undo(t('edited', { count: 1, name: account.name }), () => void send(before, change)),
    );
  };
};

const beforeOf = (account: Account, { custom, ...values }: AccountChange): AccountChange => ({
  ...Object.fromEntries(Object.keys(values).map((key) => [key, account[key as keyof AccountValues]])),
  ...(custom && {
    custom: Object.fromEntries(
      Object.keys(custom).map((id) => [id, account.custom[id as keyof typeof account.custom] ?? null]),
    ),
  }),
});
