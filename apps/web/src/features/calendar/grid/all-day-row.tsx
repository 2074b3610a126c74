import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { Palmtree } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, type CSSProperties } from 'react';
import { useTranslations } from 'use-intl';

import { AllDayBar } from './all-day-bar.tsx';
import { daysOn, isLong } from './day-parts.ts';
import type { GridWorld } from './grid-world.ts';
import { keyOf } from './shown-occurrence.ts';
import { barsOver } from './side-by-side.ts';
import { readTaskDrag, TaskChip } from './task-block.tsx';

/** What has no hours: whole days, who is away, tasks of a day. */
export const AllDayRow = ({ world, columns }: { world: GridWorld; columns: CSSProperties }) => {
  const t = useTranslations('calendar');
  const { days, zone } = world;
  const bars = barsOver(
    world.occurrences.filter(isLong).map((occurrence) => ({ item: occurrence, ...daysOn(occurrence, zone) })),
    days,
  );
  const rows = Math.max(0, ...bars.map(({ row }) => row + 1));
  return (
    <div className="grid max-h-48 overflow-y-auto border-b border-line-strong/40" style={columns}>
      <span className="self-start px-1 pt-1 text-right text-meta leading-tight text-text-3">{t('allDay')}</span>
      <div
        className="col-span-full col-start-2 row-start-1 grid"
        style={{ gridTemplateColumns: `repeat(${days.length}, minmax(0, 1fr))` }}
      >
        {days.map((day, at) => (
          <DayCell at={at} day={day} key={day} rows={rows} world={world} />
        ))}
        {bars.map((bar) => (
          <AllDayBar bar={bar} key={keyOf(bar.item)} world={world} />
        ))}
      </div>
    </div>
  );
};

interface DayCellProps {
  day: string;
  at: number;
  /** How many rows of bars stand above. */
  rows: number;
  world: GridWorld;
}

const DayCell = ({ day, at, rows, world }: DayCellProps) => {
  const t = useTranslations('calendar');
  const element = useRef<HTMLDivElement>(null);
  const plan = useEffectEvent(world.plan);
  useEffect(() => {
    const cell = element.current;
    return cell === null
      ? undefined
      : dropTargetForElements({
          element: cell,
          canDrop: ({ source }) => readTaskDrag(source.data) !== null,
          onDrop: ({ source }) => {
            const id = readTaskDrag(source.data);
            if (id !== null) plan(id, day, null);
          },
        });
  }, [day]);
  const away = world.away.get(day) ?? [];
  const tasks = world.tasks.filter((task) => task.day === day && task.at === null);
  return (
    <div
      className="flex min-h-7 min-w-0 flex-col gap-px border-l border-line p-px"
      ref={element}
      style={{ gridColumn: at + 1, gridRow: `1 / ${rows + 2}`, paddingTop: rows * 26 + 1 }}
    >
      {away.map(({ name, hours }) => (
        <span
          className="flex min-h-6 min-w-0 items-center gap-1 rounded-chip bg-sunken px-1.5 text-secondary text-text-2"
          key={`${name} ${hours?.from ?? ''}`}
        >
          <Palmtree aria-hidden className="shrink-0" size={12} />
          <span className="truncate">{hours === null ? t('away', { name }) : t('awayHours', { name, ...hours })}</span>
        </span>
      ))}
      {tasks.map((task) => (
        // As tall as one line, also beside days that have more.
        <div key={task.id}>
          <TaskChip onOpen={world.openTask} task={task} />
        </div>
      ))}
    </div>
  );
};
