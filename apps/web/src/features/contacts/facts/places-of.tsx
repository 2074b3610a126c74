import type { Contact, ContactPlace } from '@baton/schema/contacts';
import type { AccountId } from '@baton/schema/shared';
import { Combobox, IconButton, InlineEdit, Popover } from '@baton/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { useSaid } from '#shared/shell/use-said.ts';
import { useUndo } from '#shared/undo/undo.ts';

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
  const place = usePlacing(contact);
  const mayChange = contact.mayEdit && contact.home !== 'bin';
  return (
    <section className="flex flex-col gap-1 border-t border-line pt-3">
      <header className="flex items-center justify-between">
        <h2 className="text-secondary font-semibold text-text-2">{t('facts.accounts')}</h2>
        {mayChange && <AddPlace contact={contact} onPick={(accountId) => void place.add(accountId)} />}
      </header>
      {contact.accounts.length === 0 && <p className="text-secondary text-text-3">{t('places.none')}</p>}
      <ul className="flex flex-col">
        {contact.accounts.map((one) => (
          <li className="flex min-h-8 items-center gap-2" key={one.accountId}>
            {renderAccount(one.accountId, <span className="truncate font-medium">{one.accountName}</span>)}
            <span className="min-w-0 flex-1">
              <InlineEdit
                className="text-text-3"
                label={t('facts.part')}
                onSave={(part) => void place.put(one.accountId, part)}
                placeholder={t('facts.part')}
                readOnly={!mayChange}
                value={one.part}
              />
            </span>
            {mayChange && (
              <IconButton
                icon={<X size={14} />}
                label={t('places.take', { account: one.accountName })}
                onClick={() => void place.take(one)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Puts a person at accounts and takes them away; each can be taken back. */
const usePlacing = (contact: Contact) => {
  const t = useTranslations('contacts');
  const queries = useQueryClient();
  const said = useSaid();
  const undo = useUndo();
  const send = async (change: Promise<Contact>): Promise<Contact | null> => {
    try {
      const after = await change;
      queries.setQueryData(contactQuery(contact.id).queryKey, after);
      readContactsAgain(queries);
      return after;
    } catch (error) {
      said.failed(error);
      return null;
    }
  };
  const at = (accountId: AccountId) => ({ accountId, contactId: contact.id });
  const put = (accountId: AccountId, part: string) => send(api.contacts.link.call({ ...at(accountId), part }));
  const remove = (accountId: AccountId) => send(api.contacts.unlink.call(at(accountId)));
  return {
    put,
    add: async (accountId: AccountId) => {
      const account = (await put(accountId, ''))?.accounts.find((each) => each.accountId === accountId)?.accountName;
      if (account !== undefined) undo(t('places.added', { name: contact.name, account }), () => void remove(accountId));
    },
    take: async ({ accountId, part }: ContactPlace) => {
      if (await remove(accountId)) undo(t('did.unlinked', { name: contact.name }), () => void put(accountId, part));
    },
  };
};

/** An account found by its name among all that this person sees. */
const AddPlace = ({ contact, onPick }: { contact: Contact; onPick: (id: AccountId) => void }) => {
  const t = useTranslations('contacts.places');
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const found = useQuery({
    ...api.accounts.list.queryOptions({ input: { limit: 20, ...(typed && { q: typed }) } }),
    enabled: open,
    placeholderData: (old) => old,
  });
  const options = (found.data?.data ?? [])
    .filter(({ id }) => !contact.accounts.some(({ accountId }) => accountId === id))
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Popover
      align="end"
      label={t('add')}
      onOpenChange={setOpen}
      open={open}
      trigger={<IconButton icon={<Plus size={14} />} label={t('add')} tooltip={false} />}
    >
      <div className="w-64">
        <Combobox
          clearLabel={common('clear')}
          emptyText={common('nothingFound')}
          focusFirst
          label={t('add')}
          onChange={(id) => {
            if (id === null) return;
            setOpen(false);
            onPick(id as AccountId);
          }}
          onQuery={setTyped}
          options={options}
          value={null}
        />
      </div>
    </Popover>
  );
};
