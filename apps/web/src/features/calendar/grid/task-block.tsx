import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { TaskId } from '@baton/schema/shared';
import { classes } from '@baton/ui';
import { Square, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';

import type { DayPart } from './day-parts.ts';
import { yOf, type DayTask } from './grid-world.ts';
import type { Lane } from './side-by-side.ts';

const mark = 'calendar-task';
/** Which task is drawn; null when it is something else. */
export const readTaskDrag = (data: Record<string | symbol, unknown>): TaskId | null =>
  typeof data[mark] === 'string' ? (data[mark] as TaskId) : null;

/** Lets a task be drawn to a day and an hour. */
const useTaskDrag = (id: TaskId) => {
  const element = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const button = element.current;
    return button === null ? undefined : draggable({ element: button, getInitialData: () => ({ [mark]: id }) });
  }, [id]);
  return element;
};

export interface TaskBlockProps {
  task: DayTask;
  place: Omit<DayPart<unknown>, 'item'> & Lane;
  onOpen: (id: TaskId) => void;
}

/** A task at its hour, among the events. */
export const TaskBlock = ({ task, place, onOpen }: TaskBlockProps) => (
  <div
    className="absolute p-px"
    style={{
      top: yOf(place.from),
      height: yOf(place.to - place.from),
      left: `${(place.at / place.of) * 100}%`,
      width: `${100 / place.of}%`,
    }}
  >
    <TaskChip onOpen={onOpen} task={task} />
  </div>
);

export interface TaskChipProps {
  task: DayTask;
  onOpen: (id: TaskId) => void;
  /** As tall as a row of a list. */
  roomy?: boolean;
}

/** A task as one line: a box to tick, its words and its account. */
export const TaskChip = ({ task, onOpen, roomy = false }: TaskChipProps) => {
  const t = useTranslations('calendar');
  return (
    <button
      className={classes(
        'flex h-full min-h-6 w-full min-w-0 items-center gap-1 rounded-chip border border-line bg-raised px-1.5 text-left text-secondary hover:border-line-strong',
        roomy && 'min-h-9 coarse:min-h-11',
        task.overdue && 'text-danger',
      )}
      onClick={() => onOpen(task.id)}
      ref={useTaskDrag(task.id)}
      type="button"
    >
      {task.overdue ? (
        <TriangleAlert aria-hidden className="shrink-0" size={12} />
      ) : (
        <Square aria-hidden className="shrink-0 text-text-3" size={12} />
      )}
      <span className="sr-only">{task.overdue ? t('taskOverdue') : t('task')}</span>
      <span className="min-w-0 truncate">{task.title}</span>
      {task.account && <span className="min-w-0 truncate text-meta text-text-3">{task.account}</span>}
    </button>
  );
};
