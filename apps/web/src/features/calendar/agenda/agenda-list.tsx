import type { Occurrence } from '@baton/schema/calendar';
import { Button, classes, dayText, EmptyState, todayHere } from '@baton/ui';
import { CalendarDays } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useLocale, useNow, useTranslations } from 'use-intl';

import { useEventWords } from '../event/event-words.ts';
import { isLong } from '../grid/day-parts.ts';
import { EventFace, faceLook } from '../grid/event-face.tsx';
import type { GridWorld } from '../grid/grid-world.ts';
import { keyOf, layersOf } from '../grid/shown-occurrence.ts';
import { TaskChip } from '../grid/task-block.tsx';
import { onDay } from '../month/on-day.ts';

/** Day after day as a list; days without anything are left out. */
export const AgendaList = ({ world, onNew }: { world: GridWorld; onNew: () => void }) => {
  const t = useTranslations('calendar');
  const locale = useLocale();
  const today = todayHere(useNow({ updateInterval: 60_000 }));
  const days = world.days
    .map((day) => ({ day, ...onDay(world, day), away: world.away.get(day) ?? [] }))
    .filter(({ events, tasks, away }) => events.length + tasks.length + away.length > 0);
  if (days.length === 0)
    return (
      <EmptyState
        action={<Button onClick={onNew}>{t('new')}</Button>}
        icon={<CalendarDays size={20} strokeWidth={1.5} />}
        kind="first"
        text={t('empty.text')}
        title={t('empty.title')}
      />
    );
  return (
    <div className="calm-scroll min-h-0 flex-1">
      <ol className="mx-auto flex max-w-180 flex-col gap-4 p-4">
        {days.map(({ day, events, tasks, away }) => (
          <li className="flex flex-col gap-1" key={day}>
            <h2 className="flex min-h-6 items-center gap-2 font-semibold">
              <span className="inline-block first-letter:uppercase">
                {dayText(day, locale, { weekday: 'long', day: 'numeric', month: 'long' })}
              </span>
              {day === today && <span className="text-secondary font-normal text-accent">{t('today')}</span>}
            </h2>
            {away.map(({ name, hours }) => (
              <p className="text-secondary text-text-2" key={`${name} ${hours?.from ?? ''}`}>
                {hours === null ? t('away', { name }) : t('awayHours', { name, ...hours })}
              </p>
            ))}
            {events.map((occurrence) => (
              <AgendaRow key={keyOf(occurrence)} occurrence={occurrence} world={world} />
            ))}
            {tasks.map((task) => (
              <TaskChip key={task.id} onOpen={world.openTask} roomy task={task} />
            ))}
          </li>
        ))}
      </ol>
    </div>
  );
};

const AgendaRow = ({ occurrence, world }: { occurrence: Occurrence; world: GridWorld }) => {
  const t = useTranslations('calendar');
  const words = useEventWords();
  const layers = layersOf(occurrence, world.layers);
  return (
    <button
      className={classes(
        'flex min-h-9 w-full min-w-0 items-center gap-3 rounded-chip px-2 py-1 text-left coarse:min-h-11',
        faceLook(occurrence),
      )}
      onClick={() => world.open(occurrence)}
      style={{ '--layer': layers[0]?.color ?? 'var(--text-3)' } as CSSProperties}
      type="button"
    >
      <span className="w-30 shrink-0 text-secondary text-text-2">
        {isLong(occurrence) ? t('allDay') : words.hours(occurrence)}
      </span>
      <span className="min-w-0 flex-1">
        <EventFace layers={layers} occurrence={occurrence} size="row" />
      </span>
    </button>
  );
};
