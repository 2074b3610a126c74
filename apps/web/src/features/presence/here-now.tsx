import { NavText, navRow, Popover } from '@baton/ui';
import { Eye, MapPin } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { followersAmong, HereList, type HereListProps } from './here-list.tsx';

/** Who is in the workspace now and where, and the way to follow them; nothing while nobody else is here. */
export const HereNow = (shown: Omit<HereListProps, 'onDone'>) => {
  const t = useTranslations('presence');
  const format = useFormatter();
  const [open, setOpen] = useState(false);
  const { present } = shown;
  if (present.length === 0) return null;
  const followers = followersAmong(present);
  return (
    <Popover
      label={t('title')}
      onOpenChange={setOpen}
      open={open}
      side="right"
      align="end"
      trigger={
        <button className={navRow(open)} style={{ width: '100%' }} title={t('title')} type="button">
          <MapPin aria-hidden className="shrink-0" size={16} strokeWidth={1.75} />
          <NavText>{t('title')}</NavText>
          <span className="flex items-center gap-1 text-secondary font-normal text-text-3 desk:group-data-folded/side:hidden max-desk:group-[:not([data-overlay])]/side:hidden">
            {followers > 0 && <Eye aria-label={t('followers', { count: followers })} role="img" size={14} />}
            {format.number(present.length)}
          </span>
        </button>
      }
    >
      <div className="w-80 max-w-full">
        <HereList {...shown} onDone={() => setOpen(false)} />
      </div>
    </Popover>
  );
};
