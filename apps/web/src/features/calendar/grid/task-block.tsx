import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { TaskId } from '@baton/schema/shared';
import { classes, Popover } from '@baton/ui';
import { Square, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
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

export interface TasksBlockProps {
  /** Of one minute; at least one. */
  tasks: readonly DayTask[];
  place: Omit<DayPart<unknown>, 'item'> & Lane;
  onOpen: (id: TaskId) => void;
}

/** The tasks of an hour, among the events: one as itself, several as one line that opens. */
export const TasksBlock = ({ tasks, place, onOpen }: TasksBlockProps) => {
  const [only, second] = tasks;
  return (
    <div
      className="absolute p-px"
      style={{
        top: yOf(place.from),
        height: yOf(place.to - place.from),
        left: `${(place.at / place.of) * 100}%`,
        width: `${100 / place.of}%`,
      }}
    >
      {only && second === undefined ? (
        <TaskChip onOpen={onOpen} task={only} />
      ) : (
        <TaskStack onOpen={onOpen} tasks={tasks} />
      )}
    </div>
  );
};

/** Side by side no word of them could be read: how many there are, and their words as far as there is room. */
const TaskStack = ({ tasks, onOpen }: Omit<TasksBlockProps, 'place'>) => {
  const t = useTranslations('calendar');
  const [open, setOpen] = useState(false);
  const overdue = tasks.filter((task) => task.overdue).length;
  const name = t('tasks', { count: tasks.length, overdue });
  const openTask = (id: TaskId) => {
    setOpen(false);
    onOpen(id);
  };
  return (
    <Popover
      label={name}
      onOpenChange={setOpen}
      open={open}
      trigger={
        <button className={classes(chipLook, overdue > 0 && 'text-danger')} type="button">
          <TaskMark overdue={overdue > 0} />
          <span className="sr-only">{name}</span>
          <span aria-hidden className="font-semibold">
            {tasks.length}
          </span>
          <span className="min-w-0 truncate">{tasks.map(({ title }) => title).join(', ')}</span>
        </button>
      }
    >
      <ul className="flex max-h-80 w-80 max-w-full flex-col gap-1 overflow-y-auto">
        {tasks.map((task) => (
          <li key={task.id}>
            <TaskChip onOpen={openTask} roomy task={task} />
          </li>
        ))}
      </ul>
    </Popover>
  );
};

const chipLook =
  'flex h-full min-h-6 w-full min-w-0 items-center gap-1 rounded-chip border border-line bg-raised px-1.5 text-left text-secondary hover:border-line-strong';

const TaskMark = ({ overdue }: { overdue: boolean }) =>
  overdue ? (
    <TriangleAlert aria-hidden className="shrink-0" size={12} />
  ) : (
    <Square aria-hidden className="shrink-0 text-text-3" size={12} />
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
      className={classes(chipLook, roomy && 'min-h-9 coarse:min-h-11', task.overdue && 'text-danger')}
      onClick={() => onOpen(task.id)}
      ref={useTaskDrag(task.id)}
      type="button"
    >
      <TaskMark overdue={task.overdue} />
      <span className="sr-only">{task.overdue ? t('taskOverdue') : t('task')}</span>
      <span className="min-w-0 truncate">{task.title}</span>
      {task.account && <span className="min-w-0 shrink-[6] truncate text-meta text-text-3">{task.account}</span>}
    </button>
  );
};
