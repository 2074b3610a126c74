import { members, people } from '@baton/schema/workspaces';
import { Avatar, Button, SegmentedControl, Select, Switch, TextField } from '@baton/ui';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { apiOf } from '#shared/api/client.ts';
import { languageNames, uiLanguages } from '#shared/i18n/words.ts';
import { setPreferences, usePreferences, type Preferences } from '#shared/preferences/preferences.ts';
import { useSession } from '#shared/session/session.tsx';
import { PageColumn, PageSection, Panel } from '#shared/shell/page.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

const api = apiOf({ members, people });

/** What concerns this person: name, language, theme, density, keys. Saved at once, on this device and with the person. */
export const ProfileSettings = ({ children }: { children?: ReactNode }) => {
  const t = useTranslations('profile');
  const language = useLocale();
  const preferences = usePreferences();
  const keep = useMutation(api.people.setPreferences.mutationOptions());
  const choose = (change: Partial<Pick<Preferences, 'theme'>> & { language?: 'en' | 'fr' | 'it' }) => {
    setPreferences(change);
    keep.mutate(change);
  };
  return (
    <PageColumn title={t('title')}>
      <NameForm />
      <PageSection title={t('looks')}>
        <Panel>
          <Row label={t('language')}>
            <div className="w-44">
              <Select
                hideLabel
                label={t('language')}
                onChange={(value) => choose({ language: value })}
                options={uiLanguages.map((value) => ({ value, label: languageNames[value] }))}
                value={language}
              />
            </div>
          </Row>
          <Row label={t('theme')}>
            <SegmentedControl
              label={t('theme')}
              onChange={(theme) => choose({ theme })}
              options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`themes.${value}`) }))}
              value={preferences.theme}
            />
          </Row>
          <Row label={t('density')}>
            <SegmentedControl
              label={t('density')}
              onChange={(density) => setPreferences({ density })}
              options={(['comfortable', 'compact'] as const).map((value) => ({
                value,
                label: t(`densities.${value}`),
              }))}
              value={preferences.density}
            />
          </Row>
        </Panel>
      </PageSection>
      <PageSection title={t('keyboard')}>
        <Panel>
          <div className="px-4 py-3">
            <Switch
              checked={preferences.singleKeys}
              hint={t('singleKeysHint')}
              label={t('singleKeys')}
              onChange={(singleKeys) => setPreferences({ singleKeys })}
            />
          </div>
        </Panel>
      </PageSection>
      {children}
    </PageColumn>
  );
};

const NameForm = () => {
  const t = useTranslations('profile');
  const common = useTranslations('common');
  const session = useSession();
  const router = useRouter();
  const said = useSaid();
  const [name, setName] = useState(session.name);
  const rename = useMutation({
    mutationFn: () => api.members.rename.call({ name }),
    onSuccess: async () => {
      said.done(t('nameSaved'));
      await router.invalidate();
    },
    onError: said.failed,
  });
  const changed = name.trim() !== '' && name.trim() !== session.name;
  return (
    <form
      className="flex flex-wrap items-start gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed) rename.mutate();
      }}
    >
      <Avatar decorative name={session.name} size={48} />
      <div className="flex min-w-60 flex-1 flex-col gap-4">
        <TextField hint={t('nameHint')} label={t('name')} maxLength={120} onChange={setName} required value={name} />
        <p className="text-text-2">
          <span className="text-text-3">{t('email')}</span> {session.email}
        </p>
      </div>
      <div className="phone:pt-5.5">
        <Button busy={rename.isPending} disabled={!changed} size="md" submit>
          {common('save')}
        </Button>
      </div>
    </form>
  );
};

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-2 last:border-0">
    <span aria-hidden>{label}</span>
    {children}
  </div>
);
