import { Button, dayText, IconButton, SegmentedControl } from '@baton/ui';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';

import type { CalendarViewName } from './calendar-search.ts';
import { isoWeekOf } from './days-shown.ts';

export interface RangeBarProps {
  view: CalendarViewName;
  views: readonly CalendarViewName[];
  on: string;
  days: readonly string[];
  onView: (view: CalendarViewName) => void;
  onStep: (way: 1 | -1) => void;
  onToday: () => void;
  actions: ReactNode;
}

/** Which days are shown, and the way to others. */
export const RangeBar = ({ view, views, on, days, onView, onStep, onToday, actions }: RangeBarProps) => {
  const t = useTranslations('calendar');
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2">
      <div className="flex items-center gap-1">
        <IconButton icon={<ChevronLeft size={16} />} label={t(`before.${view}`)} onClick={() => onStep(-1)} />
        <Button onClick={onToday}>{t('today')}</Button>
        <IconButton icon={<ChevronRight size={16} />} label={t(`after.${view}`)} onClick={() => onStep(1)} />
      </div>
      <h2 aria-live="polite" className="min-w-0 flex-1 truncate font-semibold max-phone:-order-2">
        <RangeWords days={days} on={on} view={view} />
      </h2>
      <SegmentedControl
        label={t('view')}
        onChange={onView}
        options={views.map((value) => ({ value, label: t(`views.${value}`) }))}
        value={view}
      />
      <div className="flex gap-2 max-phone:-order-1">{actions}</div>
      <span className="-order-1 basis-full phone:hidden" />
    </div>
  );
};

const RangeWords = ({ view, on, days }: Pick<RangeBarProps, 'view' | 'on' | 'days'>) => {
  const t = useTranslations('calendar');
  const locale = useLocale();
  const format = useFormatter();
  const first = days[0] ?? on;
  const last = days.at(-1) ?? first;
  if (view === 'month') return <Capital>{dayText(on, locale, { month: 'long', year: 'numeric' })}</Capital>;
  if (view === 'day') return <Capital>{dayText(on, locale, { dateStyle: 'full' })}</Capital>;
  const range = format.dateTimeRange(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`), {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  return view === 'week' ? (
    <>
      {t('week', { number: isoWeekOf(first) })} <span className="font-normal text-text-2">· {range}</span>
    </>
  ) : (
    range
  );
};

const Capital = ({ children }: { children: string }) => (
  <span className="inline-block max-w-full truncate align-bottom first-letter:uppercase">{children}</span>
);
