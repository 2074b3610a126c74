import type { Account } from '@baton/schema/accounts';
import { EmptyState } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { Building2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { useMembers } from '#shared/people/use-members.ts';
import { Loaded, Panel } from '#shared/shell/page.tsx';

import { api } from '../accounts-api.ts';

/** The accounts that the person may see, by name. */
export const AccountList = ({ renderLink }: { renderLink: (account: Account, content: ReactNode) => ReactNode }) => {
  const t = useTranslations('accounts');
  const list = useQuery(api.accounts.list.queryOptions({ input: { limit: 200 }, meta: { facts: ['account.'] } }));
  return (
    <Loaded query={list}>
      {({ data }) =>
        data.length === 0 ? (
          <EmptyState
            icon={<Building2 size={20} strokeWidth={1.5} />}
            kind="first"
            text={t('firstText')}
            title={t('firstTitle')}
          />
        ) : (
          <Panel>
            <ul>
              {data.map((account) => (
                <li className="border-b border-line last:border-0" key={account.id}>
                  {renderLink(account, <AccountRow account={account} />)}
                </li>
              ))}
            </ul>
          </Panel>
        )
      }
    </Loaded>
  );
};

const AccountRow = ({ account }: { account: Account }) => {
  const t = useTranslations('accounts');
  const members = useMembers();
  const owner = account.ownerId === null ? undefined : members.byId.get(account.ownerId);
  return (
    <span className="flex min-h-row items-center gap-3 px-4 py-1">
      <span className="min-w-0 flex-1 truncate font-semibold">{account.name}</span>
      <span className="w-28 shrink-0 truncate text-text-2 max-phone:hidden">{t(`kind.${account.kind}`)}</span>
      <span className="w-40 shrink-0 truncate text-text-2 max-phone:hidden">{account.sector ?? '—'}</span>
      <span className="w-40 shrink-0 truncate text-text-2 max-desk:hidden">{owner?.name ?? t('noOwner')}</span>
    </span>
  );
};
