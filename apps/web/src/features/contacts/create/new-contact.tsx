import type { Contact } from '@baton/schema/contacts';
import type { AccountId, ContactId } from '@baton/schema/shared';
import { Button, Dialog, InlineNotice, TextField } from '@baton/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { useProblemText } from '#shared/i18n/problem-text.ts';
import { LikelyList } from '#shared/records/likely-list.tsx';
import { ReachFields, useReach } from '#shared/records/reach-fields.tsx';
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
  const problemText = useProblemText();
  const queries = useQueryClient();
  const said = useSaid();
  const [typed, setTyped] = useState({ name: '', title: '', part: '' });
  const reach = useReach();
  const set = (key: keyof typeof typed) => (value: string) => setTyped((before) => ({ ...before, [key]: value }));
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
        ...reach.values,
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
        if (!reach.isWrong) create.mutate();
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
        <ReachFields reach={reach} />
      </div>
      <Likely
        input={{
          ...(typed.name.trim().length > 2 && { name: typed.name.trim() }),
          ...reach.known,
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
