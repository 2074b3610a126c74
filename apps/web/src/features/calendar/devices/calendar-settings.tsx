import type { CalendarId } from '@baton/schema/shared';
import { Select } from '@baton/ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useMembers } from '#shared/people/use-members.ts';
import { useSession } from '#shared/session/session.tsx';
import { PageColumn, PageSection } from '#shared/shell/page.tsx';

import { FeedList } from '../feeds/feed-list.tsx';
import { LayerMark } from '../layers/layer-mark.tsx';
import { useLayers } from '../layers/use-layers.ts';
import { SubscriptionList } from '../subscriptions/subscription-list.tsx';
import { AppPasswordList } from './app-password-list.tsx';
import { CopyField } from './copy-field.tsx';

const programs = ['iphone', 'android', 'thunderbird', 'mac'] as const;

/** Phones and other calendars: synced both ways, read at an address, or shown here. */
export const CalendarSettings = () => {
  const t = useTranslations('calendar.devices');
  const { member, email } = useSession();
  const members = useMembers();
  const address = [...members.byId.values()].find(({ id }) => (id as string) === member)?.email ?? email;
  return (
    <PageColumn text={t('text')} title={t('title')}>
      <PageSection text={t('syncText')} title={t('sync')}>
        <div className="flex max-w-110 flex-col gap-3">
          <CopyField label={t('server')} value={location.origin} />
          <CopyField label={t('user')} value={address} />
        </div>
        <dl className="flex flex-col gap-2">
          {programs.map((program) => (
            <div key={program}>
              <dt className="font-medium">{t(`programs.${program}.name`)}</dt>
              <dd className="max-w-140 text-text-2">{t(`programs.${program}.how`)}</dd>
            </div>
          ))}
        </dl>
      </PageSection>
      <PageSection text={t('passwordsText')} title={t('passwords')}>
        <AppPasswordList />
      </PageSection>
      <OtherCalendars />
    </PageColumn>
  );
};

/** Of a calendar that one may manage: what is shown in it from elsewhere, and where it is read. */
const OtherCalendars = () => {
  const t = useTranslations('calendar');
  const managed = useLayers().all.filter(({ level }) => level === 'manage');
  const [picked, setPicked] = useState<CalendarId | null>(null);
  const id = picked ?? managed[0]?.id;
  if (!id) return null;
  return (
    <>
      {managed.length > 1 && (
        <div className="max-w-80">
          <Select
            label={t('feeds.calendar')}
            onChange={setPicked}
            options={managed.map((layer) => ({
              value: layer.id,
              label: layer.name,
              icon: <LayerMark layer={layer} />,
            }))}
            value={id}
          />
        </div>
      )}
      <PageSection text={t('subscriptions.text')} title={t('subscriptions.title')}>
        <SubscriptionList calendarId={id} headed={false} key={`in ${id}`} />
      </PageSection>
      <PageSection text={t('feeds.text')} title={t('devices.feeds')}>
        <FeedList calendarId={id} key={id} />
      </PageSection>
    </>
  );
};
