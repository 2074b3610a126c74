import type { Contact } from '@baton/schema/contacts';
import type { AccountId, ContactId } from '@baton/schema/shared';
import { EmptyState, InlineEdit, PeekPanel, SkeletonRows } from '@baton/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { FieldPresenceScope } from '#shared/facts/field-presence.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

import { ContactFacts } from './contact-facts.tsx';
import { api, contactQuery, readContactsAgain } from './contacts-api.ts';

export interface ContactPeekProps {
  id: ContactId;
  onClose: () => void;
  renderAccount: (id: AccountId, content: ReactNode) => ReactNode;
}

/** A person beside a list or an account; arrows in the list change who is shown. */
export const ContactPeek = ({ id, onClose, renderAccount }: ContactPeekProps) => {
  const t = useTranslations('contacts');
  const common = useTranslations('common');
  const contact = useQuery(contactQuery(id));
  return (
    <PeekPanel
      closeLabel={common('close')}
      label={contact.data?.name ?? t('title')}
      onClose={onClose}
      open
      title={contact.data?.name ?? ''}
    >
      {contact.isPending && <SkeletonRows label={common('loading')} />}
      {contact.isError && !contact.data && <EmptyState kind="no-access" text={t('missingText')} title={t('missing')} />}
      {contact.data && (
        <FieldPresenceScope page={`contact:${id}`}>
          <ContactFacts
            contact={contact.data}
            places={<PlacesOf contact={contact.data} renderAccount={renderAccount} />}
          />
        </FieldPresenceScope>
      )}
    </PeekPanel>
  );
};

/** At which accounts this person is, and what part they play there. */
const PlacesOf = ({
  contact,
  renderAccount,
}: {
  contact: Contact;
  renderAccount: (id: AccountId, content: ReactNode) => ReactNode;
}) => {
  const t = useTranslations('contacts');
  const queries = useQueryClient();
  const said = useSaid();
  if (contact.accounts.length === 0) return null;
  const setPart = async (accountId: AccountId, part: string) => {
    try {
      const after = await api.contacts.link.call({ accountId, contactId: contact.id, part });
      queries.setQueryData(contactQuery(contact.id).queryKey, after);
      readContactsAgain(queries);
    } catch (error) {
      said.failed(error);
    }
  };
  return (
    <section className="flex flex-col gap-1 border-t border-line pt-3">
      <h2 className="text-secondary font-semibold text-text-2">{t('facts.accounts')}</h2>
      <ul className="flex flex-col">
        {contact.accounts.map(({ accountId, accountName, part }) => (
          <li className="flex min-h-8 items-center gap-2" key={accountId}>
            {renderAccount(accountId, <span className="truncate font-medium hover:underline">{accountName}</span>)}
            <span className="min-w-0 flex-1">
              <InlineEdit
                className="text-text-3"
                label={t('facts.part')}
                onSave={(text) => void setPart(accountId, text)}
                placeholder={t('facts.part')}
                readOnly={!contact.mayEdit}
                value={part}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
