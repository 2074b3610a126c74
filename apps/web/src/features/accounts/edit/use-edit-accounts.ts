import type { AccountRow } from '@baton/schema/accounts';
import type { AccountId } from '@baton/schema/shared';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { useProblemText } from '#shared/i18n/problem-text.ts';
import { useSaid } from '#shared/shell/use-said.ts';
import { useUndo } from '#shared/undo/undo.ts';

import { api, patchAccounts, readAccountsAgain } from '../accounts-api.ts';

export type RowChange = Partial<Pick<AccountRow, 'kind' | 'status' | 'ownerId' | 'sector' | 'country'>>;

const batch = 500;

/** Changes several accounts at once: shown before the server answers, and taken back in one step. */
export const useEditAccounts = () => {
  const queries = useQueryClient();
  const t = useTranslations('accounts.did');
  const said = useSaid();
  const undo = useUndo();
  const problemText = useProblemText();
  const send = async (changes: ReadonlyMap<AccountId, RowChange>): Promise<Set<AccountId>> => {
    patchAccounts(queries, changes);
    const all = [...changes].map(([accountId, change]) => ({ accountId, ...change }));
    const changed = new Set<AccountId>();
    for (let from = 0; from < all.length; from += batch) {
      const answer = await api.accounts.editMany.call({ changes: all.slice(from, from + batch) });
      for (const id of answer.changed) changed.add(id);
    }
    readAccountsAgain(queries);
    return changed;
  };
  return async (rows: readonly AccountRow[], change: RowChange): Promise<void> => {
    const before = new Map(
      rows.map((row): [AccountId, RowChange] => [
        row.id,
        Object.fromEntries(Object.keys(change).map((key) => [key, row[key as keyof RowChange]])),
      ]),
    );
    try {
      const changed = await send(new Map(rows.map(({ id }) => [id, change])));
      const missed = rows.filter(({ id }) => !changed.has(id));
      patchAccounts(queries, new Map(missed.flatMap(({ id }) => [[id, before.get(id) ?? {}] as const])));
      if (missed.length > 0) said.missed(t('missed', { names: missed.map(({ name }) => name).join(', ') }));
      const back = new Map([...before].filter(([id]) => changed.has(id)));
      if (back.size === 0) return;
      undo(t('edited', { count: back.size, name: rows.find(({ id }) => back.has(id))?.name ?? '' }), () =>
        send(back).catch((error: unknown) => said.failed(error)),
      );
    } catch (error) {
      patchAccounts(queries, before);
      said.missed(`${problemText(error)} ${t('notChanged', { names: rows.map(({ name }) => name).join(', ') })}`);
      readAccountsAgain(queries);
    }
  };
};
