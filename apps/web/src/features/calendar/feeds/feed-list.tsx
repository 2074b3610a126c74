import type { CalendarId } from '@baton/schema/shared';
import { Button, Checkbox, IconButton, InlineNotice } from '@baton/ui';
import { Link2Off } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { Loaded } from '#shared/shell/page.tsx';

import { CopyField } from '../devices/copy-field.tsx';
import { useFeeds } from './use-feeds.ts';

/** Secret addresses of a calendar; each is shown once, when it is made. */
export const FeedList = ({ calendarId }: { calendarId: CalendarId }) => {
  const t = useTranslations('calendar.feeds');
  const format = useFormatter();
  const { query, create, revoke } = useFeeds(calendarId);
  const [busyOnly, setBusyOnly] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const day = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium' });
  return (
    <section className="flex flex-col gap-3">
      {made !== null && (
        <InlineNotice tone="success">
          <div className="flex flex-col gap-2 py-1">
            <p>{t('once')}</p>
            <CopyField label={t('address')} value={made} />
          </div>
        </InlineNotice>
      )}
      <Loaded query={query} rows={1}>
        {({ data }) => (
          <ul>
            {data.map((feed) => (
              <li className="flex min-h-row items-center gap-2" key={feed.id}>
                <span className="min-w-0 flex-1">
                  {t(`tells.${feed.tells}`)}
                  <span className="text-secondary text-text-3">
                    {' · '}
                    {t('since', { day: day(feed.createdAt) })}
                    {' · '}
                    {feed.readAt === null ? t('neverRead') : t('read', { day: day(feed.readAt) })}
                  </span>
                </span>
                <IconButton icon={<Link2Off size={16} />} label={t('revoke')} onClick={() => revoke.mutate(feed.id)} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Checkbox checked={busyOnly} label={t('busyOnly')} onChange={setBusyOnly} />
        <Button
          busy={create.isPending}
          onClick={() => create.mutate(busyOnly ? 'busy' : 'everything', { onSuccess: setMade })}
        >
          {t('make')}
        </Button>
      </div>
    </section>
  );
};
