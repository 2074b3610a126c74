import type { Account } from '@baton/schema/accounts';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { useMembers } from '#shared/people/use-members.ts';

/** What is known of an account, line by line. */
export const AccountFacts = ({ account }: { account: Account }) => {
  const t = useTranslations('accounts');
  const format = useFormatter();
  const members = useMembers();
  const owner = account.ownerId === null ? undefined : members.byId.get(account.ownerId);
  return (
    <section aria-label={t('facts.title')} className="p-4">
      <dl className="grid grid-cols-[110px_minmax(0,1fr)] gap-x-3 gap-y-2">
        <Fact label={t('facts.owner')}>{owner?.name}</Fact>
        <Fact label={t('facts.kind')}>{t(`kind.${account.kind}`)}</Fact>
        <Fact label={t('facts.sector')}>{account.sector}</Fact>
        <Fact label={t('facts.country')}>{account.country}</Fact>
        <Fact label={t('facts.employees')}>{account.employees === null ? null : format.number(account.employees)}</Fact>
      </dl>
    </section>
  );
};

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <>
    <dt className="text-secondary text-text-3">{label}</dt>
    <dd className="min-w-0 truncate">{children ?? '—'}</dd>
  </>
);
