import type { Contact } from '@baton/schema/contacts';
import type { AccountId, ContactId } from '@baton/schema/shared';
import { Button, Dialog, InlineNotice, TextField } from '@baton/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { useProblemText } from '#shared/i18n/problem-text.ts';
import { readPhone } from '#shared/reach/read-phone.ts';
import { LikelyList } from '#shared/records/likely-list.tsx';
import { useSettled } from '#shared/records/use-settled.ts';
import { useSaid } from '#shared/shell/use-said.ts';

import { api, readContactsAgain } from '../contacts-api.ts';

export interface NewContactProps {
  open: boolean;
  /** Where the person is to be; null for nowhere yet. */
  accountId: AccountId | null;
  onClose: () => void;
  onCreated: (contact: Contact) => void;
  renderLink: (id: ContactId, content: ReactNode) => ReactNode;
}

/** A new person: only a name is needed; whoever it may be already is offered instead. */
export const NewContact = ({ open, onClose, ...form }: NewContactProps) => {
  const t = useTranslations('contacts');
  const common = useTranslations('common');
  return (
    <Dialog closeLabel={common('close')} onClose={onClose} open={open} size="md" title={t('new')}>
      <NewContactForm {...form} />
    </Dialog>
  );
};

const NewContactForm = ({ accountId, onCreated, renderLink }: Omit<NewContactProps, 'open' | 'onClose'>) => {
  const t = useTranslations('contacts');
  const words = useTranslations('records');
  const locale = useLocale();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const said = useSaid();
  const [typed, setTyped] = useState({ name: '', title: '', part: '', email: '', phone: '' });
  const set = (key: keyof typeof typed) => (value: string) => setTyped((before) => ({ ...before, [key]: value }));
  const number = typed.phone.trim() === '' ? null : readPhone(typed.phone, locale);
  const done = (contact: Contact) => {
    said.done(words('did.created', { name: contact.name }));
    readContactsAgain(queries);
    onCreated(contact);
  };
  const create = useMutation({
    mutationFn: () =>
      api.contacts.create.call({
        name: typed.name,
        accountId,
        part: typed.part,
        title: typed.title.trim() || null,
        ...(typed.email.trim() !== '' && { emails: [{ address: typed.email }] }),
        ...(number !== null && { phones: [{ number }] }),
      }),
    onSuccess: done,
  });
  const link = useMutation({
    mutationFn: ({ at, contactId }: { at: AccountId; contactId: ContactId }) =>
      api.contacts.link.call({ accountId: at, contactId, part: typed.part }),
    onSuccess: done,
  });
  const error = create.error ?? link.error;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.phone.trim() === '' || number !== null) create.mutate();
      }}
    >
      {error && <InlineNotice tone="danger">{problemText(error)}</InlineNotice>}
      <TextField label={words('facts.name')} maxLength={200} onChange={set('name')} required value={typed.name} />
      <div className="grid gap-4 phone:grid-cols-2">
        <TextField label={t('facts.jobTitle')} maxLength={120} onChange={set('title')} value={typed.title} />
        {accountId !== null && (
          <TextField
            hint={t('partHint')}
            label={t('facts.part')}
            maxLength={80}
            onChange={set('part')}
            value={typed.part}
          />
        )}
        <TextField
          label={words('facts.email')}
          maxLength={254}
          onChange={set('email')}
          type="email"
          value={typed.email}
        />
        <TextField
          error={typed.phone.trim().length > 5 && number === null ? t('invalidPhone') : undefined}
          label={words('facts.phone')}
          maxLength={40}
          onChange={set('phone')}
          type="tel"
          value={typed.phone}
        />
      </div>
      <Likely
        input={{
          ...(typed.name.trim().length > 2 && { name: typed.name.trim() }),
          ...(typed.email.trim() !== '' && { email: typed.email.trim() }),
          ...(number !== null && { phone: number }),
        }}
        renderLink={renderLink}
        onTake={accountId === null ? null : (contactId) => link.mutate({ at: accountId, contactId })}
      />
      <div className="flex justify-end">
        <Button busy={create.isPending} size="md" submit variant="ink">
          {t('create')}
        </Button>
      </div>
    </form>
  );
};

/** People that the one being typed may be; at an account they can be taken there at once. */
const Likely = ({
  input,
  onTake,
  renderLink,
}: {
  input: { name?: string; email?: string; phone?: string };
  onTake: ((id: ContactId) => void) | null;
  renderLink: NewContactProps['renderLink'];
}) => {
  const t = useTranslations('records.duplicates');
  const asked = useSettled(input);
  const enabled = Object.keys(asked).length > 0;
  const { data } = useQuery({
    ...api.contacts.duplicates.queryOptions({ input: asked }),
    enabled,
    placeholderData: (old) => old,
  });
  const found = enabled ? (data?.data ?? []) : [];
  return (
    <LikelyList
      found={found.map(({ accountName, ...one }) => ({ ...one, place: accountName }))}
      renderAction={
        onTake ? ({ id }) => <Button onClick={() => onTake(id as ContactId)}>{t('take')}</Button> : undefined
      }
      renderName={({ id }, name) => renderLink(id as ContactId, name)}
    />
  );
};
