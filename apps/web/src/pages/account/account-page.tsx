import type { Account } from '@baton/schema/accounts';
import type { AccountId, ContactId } from '@baton/schema/shared';
import { Avatar, Banner, Button, EmptyState, ErrorState, presenceColor, SkeletonRows } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useNow, useTranslations } from 'use-intl';

import { accountQuery } from '#features/accounts/accounts-api.ts';
import { useMoveAccounts } from '#features/accounts/edit/use-move-accounts.ts';
import { AccountFacts } from '#features/accounts/facts/account-facts.tsx';
import { AccountPeople } from '#features/accounts/presence/account-people.tsx';
import { ContactPeek } from '#features/contacts/contact-peek.tsx';
import { ContactsAt } from '#features/contacts/contacts-at.tsx';
import { DealsAtAccount } from '#features/deals/at-account/deals-at-account.tsx';
import { AccountFiles } from '#features/files/account-files.tsx';
import { Waiting } from '#features/mentions/waiting.tsx';
import { AccountPromises } from '#features/promises/account-promises.tsx';
import { PromiseCount } from '#features/promises/promise-count.tsx';
import { Problem } from '#shared/api/problem.ts';
import { FieldPresenceScope } from '#shared/facts/field-presence.tsx';
import { useMembers } from '#shared/people/use-members.ts';
import { PageBar } from '#shared/shell/page-bar.tsx';
import { useUndoKey } from '#shared/undo/undo.ts';

import { AccountActions } from './account-actions.tsx';
import { AccountColumns } from './account-columns.tsx';
import { AccountNote } from './account-note.tsx';
import { AccountRail, useAccountTalk } from './account-rail.tsx';
import { AccountTabs } from './account-tabs.tsx';

const route = getRouteApi('/app/accounts/$accountId');

/** The account page: facts, live note and timeline of one company, for every department at once. */
export const AccountPage = () => {
  const accountId = route.useParams().accountId as AccountId;
  const t = useTranslations('accounts');
  const common = useTranslations('common');
  const account = useQuery(accountQuery(accountId));
  if (account.data !== undefined) return <OpenAccount account={account.data} key={accountId} />;
  if (account.isPending) return <SkeletonRows label={common('loading')} />;
  if (account.error instanceof Problem && account.error.status === 404) {
    return (
      <>
        <PageBar name={t('missing')} />
        <EmptyState kind="no-access" text={t('missingText')} title={t('missing')} />
      </>
    );
  }
  const away = account.error instanceof Problem && account.error.status === 0;
  return (
    <ErrorState
      onRetry={() => void account.refetch()}
      retryLabel={common('retry')}
      text={common(away ? 'notKept.text' : 'failed.text')}
      title={common(away ? 'notKept.title' : 'failed.title')}
    />
  );
};

const OpenAccount = ({ account }: { account: Account }) => {
  const { mergedIntoId } = account;
  useUndoKey();
  if (mergedIntoId !== null) return <Navigate params={{ accountId: mergedIntoId }} replace to="/accounts/$accountId" />;
  const page = `account:${account.id}`;
  return (
    <FieldPresenceScope page={page}>
      <div className="relative flex h-full min-h-0 flex-col">
        <PageBar
          actions={<AccountActions account={account} />}
          name={account.name}
          presence={<AccountPeople where={page} />}
          title={<Title account={account} />}
        />
        <AccountTabs accountId={account.id} />
        <Away account={account} />
        <Tab account={account} />
      </div>
    </FieldPresenceScope>
  );
};

const Tab = ({ account }: { account: Account }) => {
  const { tab, contact } = route.useSearch();
  const navigate = useNavigate({ from: '/accounts/$accountId' });
  const peek = useCallback(
    (id: ContactId | null) => void navigate({ search: (old) => ({ ...old, contact: id ?? undefined }), replace: true }),
    [navigate],
  );
  const mayWrite = account.level === 'write' || account.level === 'manage';
  const talk = useAccountTalk(account.id);
  const showNote = (note: string) => void navigate({ search: (before) => ({ ...before, note }) });
  if (tab === 'deals') {
    return (
      <div className="calm-scroll min-h-0 flex-1">
        <div className="mx-auto w-full max-w-220 px-4 py-6 phone:px-8">
          <DealsAtAccount
            accountId={account.id}
            renderLink={(dealId, content) => (
              <Link className="block -outline-offset-2 hover:bg-hover" params={{ dealId }} to="/deals/$dealId">
                {content}
              </Link>
            )}
          />
        </div>
      </div>
    );
  }
  if (tab === 'files') {
    return (
      <div className="calm-scroll min-h-0 flex-1">
        <AccountFiles accountId={account.id} />
      </div>
    );
  }
  return (
    <div className="min-h-0 flex-1">
      <AccountColumns
        facts={<AccountFacts account={account} people={<ContactsAt accountId={account.id} onPeek={peek} />} />}
        note={<AccountNote accountId={account.id} mayWrite={mayWrite} talk={talk.note} />}
        rail={
          <AccountRail mayWrite={mayWrite} onNote={showNote} talk={talk}>
            <Waiting
              accountId={account.id}
              onOpen={({ place, placeId }) => {
                if (place === 'note') return showNote(placeId);
                talk.note.onPress(placeId);
              }}
            />
            <AccountPromises accountId={account.id} maySettle={mayWrite} onOpen={({ noteId }) => showNote(noteId)} />
          </AccountRail>
        }
      />
      {contact !== undefined && (
        <ContactPeek
          id={contact as ContactId}
          onClose={() => peek(null)}
          renderAccount={(accountId, content) => (
            <Link className="min-w-0" params={{ accountId }} to="/accounts/$accountId">
              {content}
            </Link>
          )}
        />
      )}
    </div>
  );
};

/** Said while the account is not in the lists, with the way back. */
const Away = ({ account }: { account: Account }) => {
  const t = useTranslations('accounts');
  const move = useMoveAccounts();
  const now = useNow();
  if (account.home === 'listed') return null;
  const days = account.deletedOn === null ? 0 : Math.ceil((Date.parse(account.deletedOn) - now.getTime()) / 86_400_000);
  return (
    <Banner
      actions={<Button onClick={() => void move('restore', [account])}>{t('bulk.restore')}</Button>}
      tone="warning"
    >
      {account.home === 'bin' ? t('inBin', { days: Math.max(0, days) }) : t('inArchive')}
    </Banner>
  );
};

/** Where the account stands and who owns the customer now. */
const Title = ({ account }: { account: Account }) => {
  const t = useTranslations('accounts');
  const { byId } = useMembers();
  const owner = account.ownerId === null ? undefined : byId.get(account.ownerId);
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Link className="font-normal text-text-3 hover:text-text max-phone:sr-only" to="/accounts">
        {t('title')}
      </Link>
      <span aria-hidden className="text-text-3 max-phone:hidden">
        /
      </span>
      <span className="truncate">{account.name}</span>
      <span className="flex shrink-0 items-center gap-1.5 text-secondary font-normal text-text-2 max-desk:hidden">
        {owner !== undefined && <Avatar color={presenceColor(owner.id)} decorative name={owner.name} size={20} />}
        {owner === undefined ? t('ownedByNobody') : t('owned', { name: owner.name })}
      </span>
      <PromiseCount accountId={account.id} />
    </span>
  );
};
