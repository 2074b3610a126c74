import type { AccountRow } from '@baton/schema/accounts';
import type { TeamId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Tile } from '#shared/shell/tile.tsx';

import { uncoveredQuery, useAccountTotals } from '../accounts-api.ts';

export interface UncoveredAccountsProps {
  teamId: TeamId;
  more: ReactNode;
  renderLink: (account: AccountRow, content: ReactNode) => ReactNode;
}

/** Accounts in a team's stages for which nobody answers. */
export const UncoveredAccounts = ({ teamId, more, renderLink }: UncoveredAccountsProps) => {
  const t = useTranslations('accounts.ofTeam');
  const stages = useTranslations('responsibilities.stage');
  const query = useQuery(uncoveredQuery(teamId));
  const rows = query.data?.data ?? [];
  const count = useAccountTotals({ answers: 'none', team: teamId })?.count ?? rows.length;
  return (
    <Tile count={count} empty={t('none')} more={more} query={query} rows={rows} title={t('title')}>
      {(account) =>
        renderLink(
          account,
          <span className="flex min-w-0 items-baseline justify-between gap-2">
            <span className="truncate">{account.name}</span>
            {account.stage && <span className="shrink-0 text-secondary text-text-2">{stages(account.stage)}</span>}
          </span>,
        )
      }
    </Tile>
  );
};
