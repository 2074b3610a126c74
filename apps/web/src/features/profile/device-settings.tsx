import { people, type Device } from '@baton/schema/workspaces';
import { Button, InlineNotice, StatusPill, TextField } from '@baton/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Monitor, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { apiOf } from '#shared/api/client.ts';
import { batonFetch } from '#shared/api/fetch.ts';
import { Problem } from '#shared/api/problem.ts';
import { useProblemText } from '#shared/i18n/problem-text.ts';
import { Loaded, PageColumn, PageSection, Panel } from '#shared/shell/page.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

import { browserName } from './browser-name.ts';

const api = apiOf({ people });
const devicesKey = () => api.people.listDevices.queryOptions().queryKey;

/** The password, and every browser where this person is signed in. */
export const DeviceSettings = () => {
  const t = useTranslations('profile.security');
  const said = useSaid();
  const queries = useQueryClient();
  const devices = useQuery(api.people.listDevices.queryOptions());
  const readAgain = () => queries.invalidateQueries({ queryKey: devicesKey() });
  const endOthers = useMutation({
    mutationFn: () => api.people.endOtherDevices.call(),
    onSuccess: async ({ ended }) => {
      said.done(t('othersEnded', { count: ended }));
      await readAgain();
    },
    onError: said.failed,
  });
  return (
    <PageColumn title={t('title')}>
      <PasswordForm onChanged={() => void readAgain()} />
      <PageSection text={t('devicesText')} title={t('devices')}>
        <Loaded query={devices} rows={2}>
          {({ data }) => (
            <>
              <Panel>
                <ul>
                  {data.map((device) => (
                    <DeviceRow device={device} key={device.id} onEnded={() => void readAgain()} />
                  ))}
                </ul>
              </Panel>
              {data.length > 1 && (
                <div>
                  <Button busy={endOthers.isPending} onClick={() => endOthers.mutate()} size="md">
                    {t('endOthers')}
                  </Button>
                </div>
              )}
            </>
          )}
        </Loaded>
      </PageSection>
    </PageColumn>
  );
};

const DeviceRow = ({ device, onEnded }: { device: Device; onEnded: () => void }) => {
  const t = useTranslations('profile.security');
  const format = useFormatter();
  const said = useSaid();
  const end = useMutation({
    mutationFn: () => api.people.endDevice.call({ deviceId: device.id }),
    onSuccess: () => {
      said.done(t('ended'));
      onEnded();
    },
    onError: said.failed,
  });
  const known = browserName(device.agent);
  const Icon = known && /iOS|Android/.test(known.system) ? Smartphone : Monitor;
  return (
    <li className="flex min-h-14 items-center gap-3 border-b border-line px-4 py-2 last:border-0">
      <Icon aria-hidden className="shrink-0 text-text-3" size={16} strokeWidth={1.75} />
      <span className="min-w-0 flex-1">
        <span className="block truncate">{known ? t('on', known) : t('unknown')}</span>
        <span className="block truncate text-secondary text-text-3">
          {t('since', { date: format.dateTime(new Date(device.since), { dateStyle: 'medium', timeStyle: 'short' }) })}
          {device.address && ` · ${device.address}`}
        </span>
      </span>
      {device.current ? (
        <StatusPill tone="accent">{t('thisDevice')}</StatusPill>
      ) : (
        <Button busy={end.isPending} onClick={() => end.mutate()}>
          {t('end')}
        </Button>
      )}
    </li>
  );
};

const PasswordForm = ({ onChanged }: { onChanged: () => void }) => {
  const t = useTranslations('profile.security');
  const problemText = useProblemText();
  const said = useSaid();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const change = useMutation({
    mutationFn: () =>
      batonFetch(`${globalThis.location.origin}/api/auth/change-password`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ currentPassword, newPassword, revokeOtherSessions: true }),
      }),
    onSuccess: () => {
      setCurrent('');
      setNew('');
      said.done(t('changed'));
      onChanged();
    },
  });
  const wrong = change.error instanceof Problem && change.error.status === 400;
  return (
    <PageSection title={t('password')}>
      <form
        className="flex max-w-90 flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        {change.error && <InlineNotice tone="danger">{wrong ? t('wrong') : problemText(change.error)}</InlineNotice>}
        <TextField
          autoComplete="current-password"
          label={t('current')}
          onChange={setCurrent}
          required
          type="password"
          value={currentPassword}
        />
        <TextField
          autoComplete="new-password"
          hint={t('hint')}
          label={t('new')}
          minLength={10}
          onChange={setNew}
          required
          type="password"
          value={newPassword}
        />
        <div>
          <Button busy={change.isPending} size="md" submit>
            {t('change')}
          </Button>
        </div>
      </form>
    </PageSection>
  );
};
