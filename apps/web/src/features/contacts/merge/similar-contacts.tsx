import type { Contact } from '@baton/schema/contacts';
import type { ContactId } from '@baton/schema/shared';
import { Button } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { LikelyList } from '#shared/records/likely-list.tsx';
import { useMay } from '#shared/session/session.tsx';

import { api } from '../contacts-api.ts';
import { MergeContacts } from './merge-contacts.tsx';

/** Contacts that may be the same person; whoever may change this one merges them from here. */
export const SimilarContacts = ({
  contact,
  renderLink,
}: {
  contact: Contact;
  renderLink: (id: ContactId, content: ReactNode) => ReactNode;
}) => {
  const t = useTranslations('records');
  const enabled = useMay('create-accounts') && contact.home === 'listed';
  const [other, setOther] = useState<ContactId | null>(null);
  const { id, name, emails, phones } = contact;
  const { data } = useQuery({
    ...api.contacts.duplicates.queryOptions({
      input: {
        name,
        exceptId: id,
        ...(emails[0] && { email: emails[0].address }),
        ...(phones[0] && { phone: phones[0].number }),
      },
      meta: { facts: ['contact.'] },
    }),
    enabled,
    placeholderData: (old) => old,
  });
  const found = enabled ? (data?.data ?? []) : [];
  return (
    <>
      <LikelyList
        found={found.map(({ accountName, ...one }) => ({ ...one, place: accountName }))}
        renderAction={
          contact.mayEdit
            ? (one) => <Button onClick={() => setOther(one.id as ContactId)}>{t('bulk.merge')}</Button>
            : undefined
        }
        renderName={(one, content) => renderLink(one.id as ContactId, content)}
        title={t('duplicates.same')}
      />
      {other !== null && <MergeContacts ids={[id, other]} onClose={() => setOther(null)} />}
    </>
  );
};
