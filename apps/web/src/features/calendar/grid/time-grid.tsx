import { dayText, todayHere } from '@baton/ui';
import { useLayoutEffect, useRef, useState } from 'react';
import { useFormatter, useLocale, useNow, useTranslations } from 'use-intl';

import { AllDayRow } from './all-day-row.tsx';
import { DayColumn } from './day-column.tsx';
import { clockChange } from './day-parts.ts';
import { gutter, moveHintId, yOf, type GridWorld, type Slot } from './grid-world.ts';
import { SlotCursor } from './slot-cursor.tsx';

const firstHour = 7;

/** Days side by side over the hours of a day: the week, or one day. */
export const TimeGrid = ({ world }: { world: GridWorld }) => {
  const t = useTranslations('calendar');
  const scroller = useRef<HTMLDivElement>(null);
  const now = useNow({ updateInterval: 60_000 });
  const [slot, setSlot] = useState<Slot>(() => firstSlot(world.days, now));
  const { days } = world;
  const shownSlot = days.includes(slot.day) ? slot : { ...slot, day: days[0] ?? slot.day };
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: yOf(firstHour * 60) - 8 });
  }, []);
  const columns = { gridTemplateColumns: `${gutter} repeat(${days.length}, minmax(0, 1fr))` };
  return (
    <section aria-label={t('grid')} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <p className="sr-only" id={moveHintId}>
        {t('moveHint')}
      </p>
      <div className="calm-scroll min-h-0 flex-1 [scrollbar-gutter:stable]" ref={scroller}>
        <div className="sticky top-0 z-20 bg-bg">
          <div className="grid border-b border-line" style={columns}>
            <span />
            {days.map((day) => (
              <DayHead day={day} isToday={day === todayHere(now)} key={day} world={world} />
            ))}
          </div>
          <AllDayRow columns={columns} world={world} />
        </div>
        <div className="relative grid" style={columns}>
          <Hours />
          {days.map((day) => (
            <DayColumn day={day} isToday={day === todayHere(now)} key={day} now={now} world={world} />
          ))}
          <SlotCursor onMove={setSlot} slot={shownSlot} world={world} />
        </div>
      </div>
    </section>
  );
};

const firstSlot = (days: readonly string[], now: Date): Slot => ({
  day: days.find((day) => day === todayHere(now)) ?? days[0] ?? todayHere(now),
  from: 9 * 60,
  to: 10 * 60,
});

const DayHead = ({ day, isToday, world }: { day: string; isToday: boolean; world: GridWorld }) => {
  const t = useTranslations('calendar');
  const locale = useLocale();
  const change = clockChange(day, world.zone);
  return (
    <div className="min-w-0 border-l border-line px-1.5 py-1">
      <button
        aria-current={isToday ? 'date' : undefined}
        className="flex min-h-6 max-w-full items-center gap-1.5 rounded-control px-1 text-secondary text-text-2 hover:bg-hover coarse:min-h-11"
        onClick={() => world.openDay(day)}
        title={dayText(day, locale, { dateStyle: 'full' })}
        type="button"
      >
        <span className="truncate first-letter:uppercase">{dayText(day, locale, { weekday: 'short' })}</span>
        <span
          className={
            isToday
              ? 'flex h-6 min-w-6 items-center justify-center rounded-full bg-accent px-1 font-semibold text-on-accent'
              : 'font-semibold text-text'
          }
        >
          {Number(day.slice(8))}
        </span>
      </button>
      {change !== 0 && (
        <p className="truncate px-1 text-meta text-warning">{t(change < 0 ? 'clocksForward' : 'clocksBack')}</p>
      )}
    </div>
  );
};

const Hours = () => {
  const format = useFormatter();
  return (
    <div aria-hidden className="relative" style={{ height: yOf(24 * 60) }}>
      {Array.from({ length: 23 }, (_, at) => at + 1).map((hour) => (
        <span
          className="absolute right-1.5 -translate-y-1/2 text-meta text-text-3"
          key={hour}
          style={{ top: yOf(hour * 60) }}
        >
          {format.dateTime(new Date(Date.UTC(2026, 0, 1, hour)), { timeZone: 'UTC', hour: 'numeric' })}
        </span>
      ))}
    </div>
  );
};
