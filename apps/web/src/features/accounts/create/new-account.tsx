import type { AccountKind } from '@baton/schema/accounts';
import type { AccountId } from '@baton/schema/shared';
import { Button, Dialog, InlineNotice, Select, TextField } from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { useProblemText } from '#shared/i18n/problem-text.ts';
import { ReachFields, useReach } from '#shared/records/reach-fields.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

import { useAccountKinds } from '../account-words.tsx';
import { api, readAccountsAgain } from '../accounts-api.ts';
import { Duplicates } from './duplicates.tsx';

export interface NewAccountProps {
  open: boolean;
  onClose: () => void;
  onCreated: (id: AccountId) => void;
  renderLink: (id: AccountId, content: ReactNode) => ReactNode;
}

/** A new account: only its name is needed, and what it may be already is shown while it is typed. */
export const NewAccount = ({ open, onClose, ...form }: NewAccountProps) => {
  const t = useTranslations('accounts');
  const common = useTranslations('common');
  return (
    <Dialog closeLabel={common('close')} onClose={onClose} open={open} size="md" title={t('new')}>
      <NewAccountForm {...form} />
    </Dialog>
  );
};

const NewAccountForm = ({ onCreated, renderLink }: Pick<NewAccountProps, 'onCreated' | 'renderLink'>) => {
  const t = useTranslations('accounts');
  const locale = useLocale();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const said = useSaid();
  const kinds = useAccountKinds();
  const words = useTranslations('records');
  const [typed, setTyped] = useState({ name: '', website: '' });
  const reach = useReach();
  const [kind, setKind] = useState<AccountKind>('customer');
  const set = (key: keyof typeof typed) => (value: string) => setTyped((before) => ({ ...before, [key]: value }));
  const create = useMutation({
    mutationFn: async () => {
      const made = await api.accounts.create.call({
        name: typed.name,
        kind,
        ...(typed.website.trim() !== '' && { website: typed.website }),
        ...reach.values,
      });
      // Its note begins with it, so that whoever opens the account writes at once; opening itself never writes. Where
      // this fails, the page of the account offers to begin.
      const begun = { accountId: made.id, template: 'usual', language: locale } as const;
      await api.notes.create.call(begun).catch(() => undefined);
      return made;
    },
    onSuccess: ({ id, name }) => {
      said.done(words('did.created', { name }));
      readAccountsAgain(queries);
      onCreated(id);
    },
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!reach.isWrong) create.mutate();
      }}
    >
      {create.error && <InlineNotice tone="danger">{problemText(create.error)}</InlineNotice>}
      <TextField label={words('facts.name')} maxLength={200} onChange={set('name')} required value={typed.name} />
      <div className="grid gap-4 phone:grid-cols-2">
        <Select label={t('facts.kind')} onChange={setKind} options={kinds} value={kind} />
        <TextField label={t('facts.website')} maxLength={300} onChange={set('website')} value={typed.website} />
        <ReachFields reach={reach} />
      </div>
      <Duplicates
        of={{
          ...(typed.name.trim() !== '' && { name: typed.name.trim() }),
          ...(typed.website.trim() !== '' && { website: typed.website.trim() }),
          ...reach.known,
        }}
        renderLink={renderLink}
      />
      <div className="flex justify-end">
        <Button busy={create.isPending} size="md" submit variant="ink">
          {t('create')}
        </Button>
      </div>
    </form>
  );
};
