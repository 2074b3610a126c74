import type { Account } from '@baton/schema/accounts';
import type { AccountId } from '@baton/schema/shared';
import { Avatar, EmptyState, ErrorState, presenceColor, SkeletonRows } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';

import { api } from '#features/accounts/accounts-api.ts';
import { AccountFacts } from '#features/accounts/facts/account-facts.tsx';
import { AccountPeople } from '#features/accounts/presence/account-people.tsx';
import { AccountTimeline } from '#features/accounts/timeline/account-timeline.tsx';
import { Problem } from '#shared/api/problem.ts';
import { useHere } from '#shared/live/live-context.tsx';
import { useMembers } from '#shared/people/use-members.ts';
import { PageBar } from '#shared/shell/page-bar.tsx';

import { AccountColumns } from './account-columns.tsx';

const route = getRouteApi('/app/accounts/$accountId');

/** The account page: facts, live note and timeline of one company, for every department at once. */
export const AccountPage = () => {
  const accountId = route.useParams().accountId as AccountId;
  const t = useTranslations('accounts');
  const common = useTranslations('common');
  const account = useQuery(
    api.accounts.get.queryOptions({
      input: { accountId },
      meta: { facts: ['account.'], subject: accountId, kept: true },
    }),
  );
  useHere(`account:${accountId}`);
  if (account.data !== undefined) return <OpenAccount account={account.data} />;
  if (account.isPending) return <SkeletonRows label={common('loading')} />;
  if (account.error instanceof Problem && account.error.status === 404) {
    return (
      <>
        <PageBar name={t('missing')} />
        <EmptyState kind="no-access" text={t('missingText')} title={t('missing')} />
      </>
    );
  }
  return (
    <ErrorState
      onRetry={() => void account.refetch()}
      retryLabel={common('retry')}
      text={common('failed.text')}
      title={common('failed.title')}
    />
  );
};

const OpenAccount = ({ account }: { account: Account }) => (
  <div className="flex h-full min-h-0 flex-col">
    <PageBar
      name={account.name}
      presence={<AccountPeople where={`account:${account.id}`} />}
      title={<Title account={account} />}
    />
    <div className="min-h-0 flex-1">
      <AccountColumns facts={<AccountFacts account={account} />} rail={<AccountTimeline accountId={account.id} />} />
    </div>
  </div>
);

/** Where the account stands and who owns the customer now. */
const Title = ({ account }: { account: Account }) => {
  const t = useTranslations('accounts');
  const members = useMembers();
  const owner = account.ownerId === null ? undefined : members.byId.get(account.ownerId);
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Link className="font-normal text-text-3 hover:text-text max-phone:sr-only" to="/accounts">
        {t('title')}
      </Link>
      <span aria-hidden className="text-text-3 max-phone:hidden">
        /
      </span>
      <span className="truncate">{account.name}</span>
      <span className="flex shrink-0 items-center gap-1.5 font-normal text-secondary text-text-2 max-desk:hidden">
        {owner !== undefined && <Avatar color={presenceColor(owner.id)} decorative name={owner.name} size={20} />}
        {owner === undefined ? t('ownedByNobody') : t('owned', { name: owner.name })}
      </span>
    </span>
  );
};
