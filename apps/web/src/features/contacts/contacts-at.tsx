import type { Contact } from '@baton/schema/contacts';
import type { AccountId, ContactId } from '@baton/schema/shared';
import { Avatar, Button, Menu, presenceColor, IconButton } from '@baton/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Ellipsis, Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { useSaid } from '#shared/shell/use-said.ts';
import { useUndo } from '#shared/undo/undo.ts';

import { api, contactsAtQuery, readContactsAgain } from './contacts-api.ts';
import { NewContact } from './create/new-contact.tsx';

/** The people at an account, and what part each plays there. */
export const ContactsAt = ({
  accountId,
  onPeek,
  renderLink,
}: {
  accountId: AccountId;
  onPeek: (id: ContactId) => void;
  renderLink: (id: ContactId, content: ReactNode) => ReactNode;
}) => {
  const t = useTranslations('contacts');
  const [adding, setAdding] = useState(false);
  const list = useQuery(contactsAtQuery(accountId));
  const people = list.data?.data ?? [];
  const level = useQuery(
    api.accounts.get.queryOptions({
      input: { accountId },
      meta: { facts: ['account.'], subject: accountId, kept: true },
    }),
  ).data?.level;
  const mayWrite = level === 'write' || level === 'manage';
  return (
    <section className="flex flex-col gap-1 border-t border-line pt-3">
      <header className="flex items-center justify-between">
        <h2 className="text-secondary font-semibold text-text-2">{t('at', { count: people.length })}</h2>
        {mayWrite && <IconButton icon={<Plus size={14} />} label={t('new')} onClick={() => setAdding(true)} />}
      </header>
      {list.isSuccess && people.length === 0 && (
        <p className="text-secondary text-text-3">
          {t('atNone')}{' '}
          {mayWrite && (
            <Button onClick={() => setAdding(true)} variant="ghost">
              {t('new')}
            </Button>
          )}
        </p>
      )}
      <ul className="flex flex-col">
        {people.map((contact) => (
          <Person accountId={accountId} contact={contact} key={contact.id} mayWrite={mayWrite} onPeek={onPeek} />
        ))}
      </ul>
      <NewContact
        accountId={accountId}
        onClose={() => setAdding(false)}
        onCreated={() => setAdding(false)}
        open={adding}
        renderLink={renderLink}
      />
    </section>
  );
};

const Person = ({
  contact,
  accountId,
  mayWrite,
  onPeek,
}: {
  contact: Contact;
  accountId: AccountId;
  mayWrite: boolean;
  onPeek: (id: ContactId) => void;
}) => {
  const t = useTranslations('contacts');
  const queries = useQueryClient();
  const said = useSaid();
  const undo = useUndo();
  const part = contact.accounts.find((place) => place.accountId === accountId)?.part ?? '';
  const take = async () => {
    try {
      await api.contacts.unlink.call({ accountId, contactId: contact.id });
      readContactsAgain(queries);
      undo(t('did.unlinked', { name: contact.name }), async () => {
        await api.contacts.link.call({ accountId, contactId: contact.id, part }).catch(said.failed);
        readContactsAgain(queries);
      });
    } catch (error) {
      said.failed(error);
    }
  };
  return (
    <li className="flex min-w-0 items-center gap-1">
      <button
        className="flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-control px-1.5 text-left hover:bg-hover"
        onClick={() => onPeek(contact.id)}
        type="button"
      >
        <Avatar color={presenceColor(contact.id)} decorative name={contact.name} size={20} />
        <span className="min-w-0">
          <span className="block truncate font-medium">{contact.name}</span>
          {(part || contact.title) && (
            <span className="block truncate text-meta text-text-3">{part || contact.title}</span>
          )}
        </span>
      </button>
      {mayWrite && (
        <Menu
          align="end"
          entries={[{ id: 'unlink', label: t('unlink'), onSelect: () => void take() }]}
          trigger={
            <IconButton icon={<Ellipsis size={14} />} label={t('more', { name: contact.name })} tooltip={false} />
          }
        />
      )}
    </li>
  );
};
