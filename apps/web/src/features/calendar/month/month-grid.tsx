import { classes, dayText, todayHere } from '@baton/ui';
import type { CSSProperties } from 'react';
import { useLocale, useNow, useTranslations } from 'use-intl';

import { isoWeekOf } from '../days-shown.ts';
import { EventFace, faceLook } from '../grid/event-face.tsx';
import type { GridWorld } from '../grid/grid-world.ts';
import { keyOf, layersOf } from '../grid/shown-occurrence.ts';
import { TaskChip } from '../grid/task-block.tsx';
import { onDay } from './on-day.ts';

const most = 4;

/** Six weeks; a day with more than fits says how much more. */
export const MonthGrid = ({ world, month }: { world: GridWorld; month: string }) => {
  const t = useTranslations('calendar');
  const locale = useLocale();
  const weeks = Array.from({ length: world.days.length / 7 }, (_, at) => world.days.slice(at * 7, at * 7 + 7));
  return (
    <div className="calm-scroll min-h-0 flex-1">
      <table aria-label={t('grid')} className="h-full w-full min-w-180 table-fixed border-collapse">
        <thead>
          <tr className="border-b border-line">
            <th className="w-10 text-meta font-medium text-text-3" scope="col">
              {t('weekShort')}
            </th>
            {(weeks[0] ?? []).map((day) => (
              <th
                abbr={dayText(day, locale, { weekday: 'long' })}
                className="border-l border-line px-2 py-1 text-left text-secondary font-medium text-text-2 first-letter:uppercase"
                key={day}
                scope="col"
              >
                {dayText(day, locale, { weekday: 'short' })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr className="h-28 border-b border-line align-top" key={week[0]}>
              <th className="pt-1 text-meta font-medium text-text-3" scope="row">
                {isoWeekOf(week[0] ?? '')}
              </th>
              {week.map((day) => (
                <MonthDay day={day} inMonth={day.slice(0, 7) === month.slice(0, 7)} key={day} world={world} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const MonthDay = ({ day, inMonth, world }: { day: string; inMonth: boolean; world: GridWorld }) => {
  const t = useTranslations('calendar');
  const locale = useLocale();
  const isToday = day === todayHere(useNow({ updateInterval: 60_000 }));
  const { events, tasks } = onDay(world, day);
  const shown = events.slice(0, events.length + tasks.length > most ? most - 1 : most);
  const shownTasks = tasks.slice(0, (events.length + tasks.length > most ? most - 1 : most) - shown.length);
  const more = events.length + tasks.length - shown.length - shownTasks.length;
  return (
    <td className={classes('border-l border-line p-1', !inMonth && 'bg-sunken')}>
      <div className="flex min-w-0 flex-col gap-px">
        <button
          aria-current={isToday ? 'date' : undefined}
          aria-label={dayText(day, locale, { dateStyle: 'full' })}
          className={classes(
            'flex h-6 min-w-6 items-center justify-center self-start rounded-full px-1 text-secondary',
            isToday ? 'bg-accent font-semibold text-on-accent' : 'text-text-2 hover:bg-hover',
          )}
          onClick={() => world.openDay(day)}
          type="button"
        >
          {Number(day.slice(8))}
        </button>
        {shown.map((occurrence) => {
          const layers = layersOf(occurrence, world.layers);
          return (
            <button
              className={classes(
                'flex min-h-6 w-full min-w-0 items-center rounded-chip px-1 text-left text-meta',
                faceLook(occurrence),
              )}
              key={keyOf(occurrence)}
              onClick={() => world.open(occurrence)}
              style={{ '--layer': layers[0]?.color ?? 'var(--text-3)' } as CSSProperties}
              type="button"
            >
              <span className="min-w-0 flex-1">
                <EventFace layers={layers.slice(0, 1)} occurrence={occurrence} size="line" />
              </span>
            </button>
          );
        })}
        {shownTasks.map((task) => (
          <TaskChip key={task.id} onOpen={world.openTask} task={task} />
        ))}
        {more > 0 && (
          <button
            className="min-h-6 rounded-chip px-1 text-left text-meta text-text-2 hover:bg-hover"
            onClick={() => world.openDay(day)}
            type="button"
          >
            {t('more', { count: more })}
          </button>
        )}
      </div>
    </td>
  );
};
