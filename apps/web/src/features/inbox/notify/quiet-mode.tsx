import { Button } from '@baton/ui';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { PageSection } from '#shared/shell/page.tsx';

import { SnoozeMenu } from '../change/snooze-menu.tsx';
import { useSetNotifications } from './notifications-api.ts';
import { useQuietUntil } from './use-quiet-mode.ts';

/** Quiet mode: until a moment that I choose, or until I end it. */
export const QuietMode = () => {
  const t = useTranslations('notifications.mode');
  const format = useFormatter();
  const save = useSetNotifications();
  const until = useQuietUntil();
  const [open, setOpen] = useState(false);
  return (
    <PageSection text={t('text')} title={t('title')}>
      <div className="flex flex-wrap items-center gap-3">
        {until && (
          <>
            <p>{t('until', { when: format.dateTime(until, { dateStyle: 'full', timeStyle: 'short' }) })}</p>
            <Button onClick={() => save.mutate({ quietUntil: null })} size="md">
              {t('end')}
            </Button>
          </>
        )}
        <SnoozeMenu
          onOpenChange={setOpen}
          onPick={(moment) => save.mutate({ quietUntil: moment.toISOString() })}
          open={open}
          trigger={<Button size="md">{t(until ? 'change' : 'begin')}</Button>}
          words={{ title: t('begin'), set: t('set') }}
        />
      </div>
    </PageSection>
  );
};
