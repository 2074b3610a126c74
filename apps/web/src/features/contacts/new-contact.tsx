import type { Contact } from '@baton/schema/contacts';
import type { AccountId, ContactId } from '@baton/schema/shared';
import { Button, Dialog, InlineNotice, TextField } from '@baton/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { useProblemText } from '#shared/i18n/problem-text.ts';
import { readPhone } from '#shared/reach/read-phone.ts';
import { useSaid } from '#shared/shell/use-said.ts';

import { api, readContactsAgain } from './contacts-api.ts';

export interface NewContactProps {
  open: boolean;
  /** Where the person is to be; null for nowhere yet. */
  accountId: AccountId | null;
  onClose: () => void;
  onCreated: (contact: Contact) => void;
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

const NewContactForm = ({ accountId, onCreated }: Pick<NewContactProps, 'accountId' | 'onCreated'>) => {
  const t = useTranslations('contacts');
  const locale = useLocale();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const said = useSaid();
  const [typed, setTyped] = useState({ name: '', title: '', part: '', email: '', phone: '' });
  const set = (key: keyof typeof typed) => (value: string) => setTyped((before) => ({ ...before, [key]: value }));
  const number = typed.phone.trim() === '' ? null : readPhone(typed.phone, locale);
  const done = (contact: Contact) => {
    said.done(t('did.created', { name: contact.name }));
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
      <TextField label={t('facts.name')} maxLength={200} onChange={set('name')} required value={typed.name} />
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
        <TextField label={t('facts.email')} maxLength={254} onChange={set('email')} type="email" value={typed.email} />
        <TextField
          error={typed.phone.trim().length > 5 && number === null ? t('invalidPhone') : undefined}
          label={t('facts.phone')}
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

const pauseMs = 200;

/** People that the one being typed may be; at an account they can be taken there at once. */
const Likely = ({
  input,
  onTake,
}: {
  input: { name?: string; email?: string; phone?: string };
  onTake: ((id: ContactId) => void) | null;
}) => {
  const t = useTranslations('contacts');
  const text = JSON.stringify(input);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  const asked = JSON.parse(settled) as typeof input;
  const enabled = Object.keys(asked).length > 0;
  const { data } = useQuery({
    ...api.contacts.duplicates.queryOptions({ input: asked }),
    enabled,
    placeholderData: (old) => old,
  });
  if (!enabled || !data || data.data.length === 0) return null;
  return (
    <section aria-live="polite" className="rounded-card border border-line bg-warning-soft px-3 py-2">
      <h3 className="text-secondary font-semibold text-warning">{t('duplicates.title')}</h3>
      <ul className="mt-1 flex flex-col">
        {data.data.map(({ id, name, accountName, by }) => (
          <li className="flex min-h-8 items-center justify-between gap-3" key={id}>
            <span className="min-w-0 truncate">
              <span className="font-medium">{name}</span>
              {accountName && <span className="text-text-3"> · {accountName}</span>}
            </span>
            <span className="flex shrink-0 items-center gap-2 text-secondary text-text-3">
              {t(`duplicates.${by}`)}
              {onTake && <Button onClick={() => onTake(id)}>{t('duplicates.take')}</Button>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
