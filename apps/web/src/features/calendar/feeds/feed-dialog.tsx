import type { CalendarId } from '@baton/schema/shared';
import { Dialog, Select } from '@baton/ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { LayerMark } from '../layers/layer-mark.tsx';
import type { Layers } from '../layers/use-layers.ts';
import { SubscriptionList } from '../subscriptions/subscription-list.tsx';
import { FeedList } from './feed-list.tsx';

/** How a calendar is seen elsewhere: on a phone, in another program. */
export const FeedDialog = ({ layers, onClose }: { layers: Layers; onClose: () => void }) => {
  const t = useTranslations('calendar.feeds');
  const common = useTranslations('common');
  const managed = layers.all.filter(({ level }) => level === 'manage');
  const [picked, setPicked] = useState<CalendarId | null>(null);
  const id = picked ?? managed[0]?.id;
  return (
    <Dialog closeLabel={common('close')} description={t('text')} onClose={onClose} open title={t('title')}>
      <div className="flex flex-col gap-6">
        {managed.length > 1 && id && (
          <Select
            label={t('calendar')}
            onChange={setPicked}
            options={managed.map((layer) => ({
              value: layer.id,
              label: layer.name,
              icon: <LayerMark layer={layer} />,
            }))}
            value={id}
          />
        )}
        {id && <FeedList calendarId={id} key={id} />}
        {id && <SubscriptionList calendarId={id} key={`in ${id}`} />}
      </div>
    </Dialog>
  );
};
