import type { Contact } from '@baton/schema/contacts';
import type { AccountId } from '@baton/schema/shared';
import { InlineEdit } from '@baton/ui';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { useSaid } from '#shared/shell/use-said.ts';

import { api, contactQuery, readContactsAgain } from '../contacts-api.ts';

/** At which accounts this person is, and what part they play there. */
export const PlacesOf = ({
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
