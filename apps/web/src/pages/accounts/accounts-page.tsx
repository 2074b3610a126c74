import type { AccountId } from '@baton/schema/shared';
import { Button } from '@baton/ui';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslations } from 'use-intl';

import { NewAccount } from '#features/accounts/create/new-account.tsx';
import { AccountList } from '#features/accounts/list/account-list.tsx';
import { AccountPeek } from '#features/accounts/list/account-peek.tsx';
import { accountFilter, type AccountsSearch } from '#features/accounts/list/account-search.ts';
import { MergeAccounts } from '#features/accounts/merge/merge-accounts.tsx';
import { ContactsAt } from '#features/contacts/contacts-at.tsx';
import { renderAccount, renderContact } from '#pages/contact/contact-link.tsx';
import { Places } from '#shared/grid/places.tsx';
import { useMay } from '#shared/session/session.tsx';
import { PageBar } from '#shared/shell/page-bar.tsx';

const route = getRouteApi('/app/accounts');

/** Every account that the person may see. */
export const AccountsPage = () => {
  const t = useTranslations('accounts');
  const navigate = useNavigate({ from: '/accounts' });
  const search = route.useSearch();
  const mayCreate = useMay('create-accounts');
  const [merging, setMerging] = useState<readonly [AccountId, AccountId] | null>(null);
  const set = useCallback(
    (part: AccountsSearch) => void navigate({ search: (old) => ({ ...old, ...part }), replace: true }),
    [navigate],
  );
  const peek = useCallback((id: AccountId | null) => set({ peek: id ?? undefined }), [set]);
  const open = useCallback(
    (accountId: AccountId) => void navigate({ to: '/accounts/$accountId', params: { accountId } }),
    [navigate],
  );
  const peeked = (search.peek as AccountId | undefined) ?? null;
  return (
    <div className="relative h-full">
      <PageBar
        actions={
          mayCreate && (
            <Button icon={<Plus aria-hidden size={16} />} onClick={() => set({ create: true })} variant="ink">
              <span className="max-phone:sr-only">{t('new')}</span>
            </Button>
          )
        }
        name={t('title')}
      />
      <AccountList
        filter={accountFilter.parse(search)}
        onFilter={(filter) =>
          void navigate({ search: { ...filter, ...(search.peek && { peek: search.peek }) }, replace: true })
        }
        onMerge={(one, other) => setMerging([one, other])}
        onNew={() => set({ create: true })}
        onOpen={open}
        onPeek={peek}
        peeked={peeked}
        places={
          <Places
            onPick={(place) => set({ home: place === 'listed' ? undefined : place })}
            place={search.home ?? 'listed'}
          />
        }
      />
      {peeked !== null && (
        <AccountPeek
          id={peeked}
          onClose={() => peek(null)}
          onOpen={open}
          people={
            <ContactsAt
              accountId={peeked}
              onPeek={(contactId) => void navigate({ to: '/contacts/$contactId', params: { contactId } })}
              renderLink={renderContact}
            />
          }
        />
      )}
      <NewAccount
        onClose={() => set({ create: undefined })}
        onCreated={open}
        open={Boolean(search.create) && mayCreate}
        renderLink={renderAccount}
      />
      {merging && <MergeAccounts ids={merging} onClose={() => setMerging(null)} />}
    </div>
  );
};
