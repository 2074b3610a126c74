import type { ProposalSettings as Settings } from '@baton/schema/proposals';
import { NumberField, Switch } from '@baton/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { useMembers } from '#shared/people/use-members.ts';
import { useMay } from '#shared/session/session.tsx';
import { Loaded, PageColumn, PageSection, Panel } from '#shared/shell/page.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

import { api, settingsQuery } from './settings-api.ts';

/** What happens to the workspace's proposals after they are sent. */
export const ProposalSettings = () => {
  const t = useTranslations('proposals.settings');
  const editable = useMay('change-workspace');
  const { byId } = useMembers();
  const settings = useQuery(settingsQuery());
  const change = useChange();
  return (
    <PageColumn text={t('text')} title={t('title')}>
      <Loaded query={settings} rows={2}>
        {({ winsDealAs, ...now }) => {
          const toggle = (name: 'winsDeal' | 'tracking') => (
            <Switch
              checked={now[name]}
              disabled={!editable}
              hint={t(`${name}Hint`)}
              label={t(name)}
              onChange={(on) => change({ [name]: on }, { [name]: now[name] })}
            />
          );
          const name = winsDealAs && byId.get(winsDealAs)?.name;
          return (
            <>
              <Part title={t('signed')}>
                {toggle('winsDeal')}
                {name && <p className="text-secondary text-text-2">{t('winsDealAs', { name })}</p>}
              </Part>
              <Part title={t('reminders')}>
                <p className="text-secondary text-text-2">{t('remindersHint')}</p>
                <div className="grid max-w-140 gap-4 phone:grid-cols-2">
                  {reminders.map((name) => (
                    <Days
                      disabled={!editable}
                      key={name}
                      name={name}
                      onChange={(days) => change({ [name]: days }, { [name]: now[name] })}
                      value={now[name]}
                    />
                  ))}
                </div>
              </Part>
              <Part title={t('reading')}>{toggle('tracking')}</Part>
            </>
          );
        }}
      </Loaded>
    </PageColumn>
  );
};

const reminders = ['remindAfter', 'remindBefore'] as const;
const mostDays = { remindAfter: 60, remindBefore: 30 };

interface DaysProps {
  name: (typeof reminders)[number];
  value: number | null;
  disabled: boolean;
  onChange: (days: number | null) => void;
}

/** So many days; empty for no reminder. */
const Days = ({ name, value, disabled, onChange }: DaysProps) => {
  const t = useTranslations('proposals.settings');
  const locale = useLocale();
  return (
    <NumberField
      disabled={disabled}
      hint={t(`${name}Hint`)}
      invalidText={t('daysInvalid', { most: mostDays[name] })}
      label={t(name)}
      locale={locale}
      max={mostDays[name]}
      min={1}
      onCommit={(days) => days !== value && onChange(days)}
      suffix={t('days')}
      value={value}
    />
  );
};

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <PageSection title={title}>
    <Panel>
      <div className="flex flex-col gap-3 p-4">{children}</div>
    </Panel>
  </PageSection>
);

/** Says it to the server, and offers to take it back. */
const useChange = () => {
  const t = useTranslations('proposals.settings');
  const queries = useQueryClient();
  const said = useSaid();
  const { mutate } = useMutation({
    mutationFn: (next: Partial<Settings>) => api.proposalSettings.change.call(next),
    onSettled: () => queries.invalidateQueries({ queryKey: api.proposalSettings.key() }),
    onError: said.failed,
  });
  return (next: Partial<Settings>, before: Partial<Settings>) =>
    mutate(next, { onSuccess: () => said.done(t('changed'), () => mutate(before)) });
};
