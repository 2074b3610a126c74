import type { TaskId } from '@baton/schema/shared';
import { useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';

import type { DayTask } from '#features/calendar/grid/grid-world.ts';
import { TaskChip } from '#features/calendar/grid/task-block.tsx';
import { DueMenu } from '#features/tasks/change/due-menu.tsx';

export interface UnplannedProps {
  tasks: readonly DayTask[];
  onOpen: (id: TaskId) => void;
  onPlan: (id: TaskId, day: string, at: number | null) => void;
}

/** My tasks without a day: drawn onto one, or planned by P. */
export const Unplanned = ({ tasks, onOpen, onPlan }: UnplannedProps) => {
  const t = useTranslations('calendar.unplanned');
  const [planned, setPlanned] = useState<{ id: TaskId; anchor: Element } | null>(null);
  if (tasks.length === 0) return null;
  const onKeyDown = (event: KeyboardEvent, id: TaskId) => {
    if (event.key.toLowerCase() !== 'p' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setPlanned({ id, anchor: event.currentTarget });
  };
  return (
    <section
      aria-label={t('title')}
      className="flex shrink-0 items-center gap-3 overflow-x-auto border-t border-line bg-bg px-4 py-2"
    >
      <h2 className="shrink-0 text-meta font-semibold text-text-3">{t('title')}</h2>
      <ul className="flex min-w-0 gap-2">
        {tasks.map((task) => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <li className="w-56 shrink-0" key={task.id} onKeyDown={(event) => onKeyDown(event, task.id)}>
            <TaskChip onOpen={onOpen} roomy task={task} />
          </li>
        ))}
      </ul>
      <p className="ml-auto shrink-0 text-secondary text-text-3 max-desk:hidden">{t('hint')}</p>
      <DueMenu
        anchor={planned?.anchor ?? null}
        due={null}
        onOpenChange={(open) => !open && setPlanned(null)}
        onPick={(due) => planned && due && onPlan(planned.id, due.on, null)}
        open={planned !== null}
      />
    </section>
  );
};
