import type { ContactId } from '@baton/schema/shared';
import { Button } from '@baton/ui';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslations } from 'use-intl';

import { NewContact } from '#features/contacts/create/new-contact.tsx';
import { ContactList } from '#features/contacts/list/contact-list.tsx';
import { ContactPeek } from '#features/contacts/list/contact-peek.tsx';
import { contactFilter, type ContactsSearch } from '#features/contacts/list/contact-search.ts';
import { MergeContacts } from '#features/contacts/merge/merge-contacts.tsx';
import { renderAccount, renderContact } from '#pages/contact/contact-link.tsx';
import { Places } from '#shared/grid/places.tsx';
import { useMay } from '#shared/session/session.tsx';
import { PageBar } from '#shared/shell/page-bar.tsx';

const route = getRouteApi('/app/contacts');

/** Everybody outside whom the person may know. */
export const ContactsPage = () => {
  const t = useTranslations('contacts');
  const navigate = useNavigate({ from: '/contacts' });
  const search = route.useSearch();
  const mayCreate = useMay('create-accounts');
  const mayImport = useMay('import-records');
  const [merging, setMerging] = useState<readonly [ContactId, ContactId] | null>(null);
  const set = useCallback(
    (part: ContactsSearch) => void navigate({ search: (old) => ({ ...old, ...part }), replace: true }),
    [navigate],
  );
  const peek = useCallback((id: ContactId | null) => set({ peek: id ?? undefined }), [set]);
  const open = useCallback(
    (contactId: ContactId) => void navigate({ to: '/contacts/$contactId', params: { contactId } }),
    [navigate],
  );
  const peeked = (search.peek as ContactId | undefined) ?? null;
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
      <ContactList
        filter={contactFilter.parse(search)}
        onFilter={(filter) =>
          void navigate({ search: { ...filter, ...(search.peek && { peek: search.peek }) }, replace: true })
        }
        {...(mayImport && {
          onImport: () => void navigate({ to: '/settings/import', search: { create: true } }),
        })}
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
        <ContactPeek id={peeked} onClose={() => peek(null)} onOpen={open} renderAccount={renderAccount} />
      )}
      <NewContact
        accountId={null}
        onClose={() => set({ create: undefined })}
        onCreated={({ id }) => set({ create: undefined, peek: id })}
        open={Boolean(search.create) && mayCreate}
        renderLink={renderContact}
      />
      {merging && <MergeContacts ids={merging} onClose={() => setMerging(null)} />}
    </div>
  );
};
