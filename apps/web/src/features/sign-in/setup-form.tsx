import type { Language } from '@baton/schema/workspaces';
import { Button, InlineNotice, Select, TextField } from '@baton/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { currencyOptions } from '#shared/i18n/currencies.ts';
import { useProblemText } from '#shared/i18n/problem-text.ts';
import { languageNames, uiLanguages } from '#shared/i18n/words.ts';
import { setPreferences } from '#shared/preferences/preferences.ts';

import { EntranceFrame } from './entrance-frame.tsx';
import { entranceApi, signIn } from './sign-in-requests.ts';

/** Makes the first person and the first workspace, then signs in. */
export const SetupForm = ({ onDone }: { onDone: () => void }) => {
  const t = useTranslations('signIn');
  const language = useLocale();
  const problemText = useProblemText();
  const [draft, setDraft] = useState({ name: '', email: '', password: '', workspaceName: '', baseCurrency: 'EUR' });
  const set = (field: keyof typeof draft) => (value: string) => setDraft((before) => ({ ...before, [field]: value }));
  const create = useMutation({
    mutationFn: async () => {
      await entranceApi.entrance.setUp.call({ ...draft, email: draft.email.trim(), language });
      await signIn(draft.email, draft.password);
    },
    onSuccess: onDone,
  });
  return (
    <EntranceFrame text={t('setup.text')} title={t('setup.title')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        {create.error && <InlineNotice tone="danger">{problemText(create.error)}</InlineNotice>}
        <TextField autoComplete="name" label={t('setup.name')} onChange={set('name')} required value={draft.name} />
        <TextField
          autoComplete="username"
          label={t('email')}
          onChange={set('email')}
          required
          type="email"
          value={draft.email}
        />
        <TextField
          autoComplete="new-password"
          hint={t('reset.hint')}
          label={t('password')}
          minLength={10}
          onChange={set('password')}
          required
          type="password"
          value={draft.password}
        />
        <TextField
          autoComplete="organization"
          hint={t('setup.workspaceHint')}
          label={t('setup.workspace')}
          onChange={set('workspaceName')}
          required
          value={draft.workspaceName}
        />
        <div className="grid grid-cols-2 gap-3">
          <Select
            label={t('setup.currency')}
            onChange={set('baseCurrency')}
            options={currencyOptions(language)}
            value={draft.baseCurrency}
          />
          <Select<Language>
            label={t('setup.language')}
            onChange={(value) => setPreferences({ language: value })}
            options={uiLanguages.map((value) => ({ value, label: languageNames[value] }))}
            value={language}
          />
        </div>
        <Button busy={create.isPending} fullWidth size="md" submit variant="ink">
          {t('setup.submit')}
        </Button>
      </form>
    </EntranceFrame>
  );
};
