import type { Language } from '@baton/schema/workspaces';
import { Button, Select, TextField } from '@baton/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { currencyOptions } from '#shared/i18n/currencies.ts';
import { languageNames, uiLanguages } from '#shared/i18n/words.ts';
import { useMay } from '#shared/session/session.tsx';
import { Loaded, PageColumn } from '#shared/shell/page.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

import { api } from './workspaces-api.ts';

/** Name, base currency and language of the workspace. */
export const WorkspaceSettings = () => {
  const t = useTranslations('workspaces.general');
  const workspace = useQuery(api.workspaces.read.queryOptions());
  return (
    <PageColumn title={t('title')}>
      <Loaded query={workspace} rows={3}>
        {(data) => <WorkspaceForm key={JSON.stringify(data)} workspace={data} />}
      </Loaded>
    </PageColumn>
  );
};

const WorkspaceForm = ({ workspace }: { workspace: { name: string; baseCurrency: string; language: Language } }) => {
  const t = useTranslations('workspaces.general');
  const common = useTranslations('common');
  const locale = useLocale();
  const may = useMay('change-workspace');
  const queries = useQueryClient();
  const router = useRouter();
  const said = useSaid();
  const [name, setName] = useState(workspace.name);
  const [baseCurrency, setCurrency] = useState(workspace.baseCurrency);
  const [language, setLanguage] = useState(workspace.language);
  const change = useMutation({
    mutationFn: () => api.workspaces.change.call({ name, baseCurrency, language }),
    onSuccess: async () => {
      said.done(t('saved'));
      await queries.invalidateQueries({ queryKey: api.workspaces.key() });
      await queries.invalidateQueries({ queryKey: ['people'] });
      await router.invalidate();
    },
    onError: said.failed,
  });
  const changed = name !== workspace.name || baseCurrency !== workspace.baseCurrency || language !== workspace.language;
  return (
    <form
      className="flex max-w-100 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate();
      }}
    >
      <TextField label={t('name')} maxLength={120} onChange={setName} readOnly={!may} required value={name} />
      <Select
        disabled={!may}
        hint={t('currencyHint')}
        label={t('currency')}
        onChange={setCurrency}
        options={currencyOptions(locale)}
        value={baseCurrency}
      />
      <Select<Language>
        disabled={!may}
        hint={t('languageHint')}
        label={t('language')}
        onChange={setLanguage}
        options={uiLanguages.map((value) => ({ value, label: languageNames[value] }))}
        value={language}
      />
      {may && (
        <div>
          <Button busy={change.isPending} disabled={!changed} size="md" submit variant="ink">
            {common('save')}
          </Button>
        </div>
      )}
    </form>
  );
};
