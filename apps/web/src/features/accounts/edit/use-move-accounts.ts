import type { AccountId } from '@baton/schema/shared';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { useSaid } from '#shared/shell/use-said.ts';
import { useUndo } from '#shared/undo/undo.ts';

import { api, readAccountsAgain } from '../accounts-api.ts';

type Move = 'archive' | 'bin' | 'restore';

/** Archives, bins and restores accounts; each can be taken back. Those that could not be moved are named. */
export const useMoveAccounts = () => {
  const queries = useQueryClient();
  const t = useTranslations('accounts.did');
  const said = useSaid();
  const undo = useUndo();
  const send = async (move: Move, accountIds: AccountId[]) => {
    const { changed } = await api.accounts[move].call({ accountIds });
    readAccountsAgain(queries);
    return changed;
  };
  return async (
    move: Move,
    rows: readonly { id: AccountId; name: string; home: 'listed' | 'archive' | 'bin' }[],
  ): Promise<boolean> => {
    try {
      const changed = new Set(
        await send(
          move,
          rows.map(({ id }) => id),
        ),
      );
      const missed = rows.filter(({ id }) => !changed.has(id));
      if (missed.length > 0) said.missed(t('missed', { names: missed.map(({ name }) => name).join(', ') }));
      const moved = rows.filter(({ id }) => changed.has(id));
      if (moved.length > 0) {
        const words = { count: moved.length, name: moved[0]?.name ?? '' };
        undo(t(move, words), () => putBack(moved).catch((error: unknown) => said.failed(error)));
      }
      return missed.length === 0;
    } catch (error) {
      said.failed(error);
      return false;
    }
  };
  /** Each to where it was: they may have come from several places. */
  async function putBack(rows: readonly { id: AccountId; home: 'listed' | 'archive' | 'bin' }[]) {
    const ways = { listed: 'restore', archive: 'archive', bin: 'bin' } as const;
    for (const home of ['listed', 'archive', 'bin'] as const) {
      const ids = rows.filter((row) => row.home === home).map(({ id }) => id);
      if (ids.length > 0) await send(ways[home], ids);
    }
  }
};
