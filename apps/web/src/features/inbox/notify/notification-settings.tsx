import type { NotificationSettings as Settings, OwnNotifications } from '@baton/schema/inbox';
import { TextField } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Loaded, PageColumn, PageSection, Panel } from '#shared/shell/page.tsx';

import { DeviceNotices } from './device-notices.tsx';
import { EventChannels } from './event-channels.tsx';
import { notificationsQuery, useChosen, useSetNotifications } from './notifications-api.ts';
import { QuietMode } from './quiet-mode.tsx';
import { QuietSettings } from './quiet-settings.tsx';

/** How I am told of what waits for me; `children` say whose clock all of it goes by. */
export const NotificationSettings = ({ children }: { children: (zone: string) => ReactNode }) => {
  const t = useTranslations('notifications');
  const query = useQuery(notificationsQuery());
  const save = useSetNotifications();
  const chosen = useChosen();
  return (
    <PageColumn text={t('text')} title={t('title')}>
      <Loaded query={query} rows={9}>
        {(own) => (
          <Choices
            onChange={(change) => save.mutate(change)}
            own={{ ...own, ...chosen }}
            clock={children(own.hours.zone)}
          />
        )}
      </Loaded>
    </PageColumn>
  );
};

interface ChoicesProps {
  own: OwnNotifications;
  onChange: (change: Partial<Settings>) => void;
  clock: ReactNode;
}

const Choices = ({ own, onChange, clock }: ChoicesProps) => {
  const t = useTranslations('notifications');
  return (
    <>
      <PageSection text={t('eventsText')} title={t('events')}>
        <Panel>
          <EventChannels events={own.events} onChange={(events) => onChange({ events })} />
        </Panel>
      </PageSection>
      <PageSection text={t('dailyText')} title={t('daily')}>
        <Panel>
          <div className="flex flex-wrap items-end gap-x-6 gap-y-2 px-4 py-3">
            <div className="w-36">
              <TextField
                label={t('dailyAt')}
                onChange={(dailyAt) => dailyAt !== '' && onChange({ dailyAt })}
                type="time"
                value={own.dailyAt}
              />
            </div>
            <p className="min-w-56 flex-1 text-text-2">{clock}</p>
          </div>
        </Panel>
      </PageSection>
      <DeviceNotices />
      <QuietSettings onChange={(quiet) => onChange({ quiet })} quiet={own.quiet} />
      <QuietMode />
    </>
  );
};
