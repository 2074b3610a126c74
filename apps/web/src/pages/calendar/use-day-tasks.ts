import type { TaskId } from '@baton/schema/shared';
import type { Task } from '@baton/schema/tasks';
import { todayHere } from '@baton/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNow } from 'use-intl';

import type { DayTask } from '#features/calendar/grid/grid-world.ts';
import { useChangeTasks } from '#features/tasks/change/use-change-tasks.ts';
import { groupOf } from '#features/tasks/task-days.ts';
import { hereZone, taskRowsQuery } from '#features/tasks/tasks-api.ts';

const two = (part: number): string => String(part).padStart(2, '0');

/** My open tasks as the calendar shows them: those that have a day on it, the others beside it. */
export const useDayTasks = () => {
  const rows = useInfiniteQuery(taskRowsQuery({ scope: 'mine' }));
  const { setDue } = useChangeTasks();
  const now = useNow({ updateInterval: 60_000 });
  const pages = rows.data?.pages;
  return useMemo(() => {
    const tasks = pages?.flatMap(({ data }) => data) ?? [];
    const plan = (id: TaskId, day: string, at: number | null) => {
      const task = tasks.find((each) => each.id === id);
      const time = at === null ? (task?.due?.time ?? null) : `${two(Math.floor(at / 60))}:${two(at % 60)}`;
      if (task) void setDue([task], { on: day, time, zone: hereZone() });
    };
    return {
      dayTasks: tasks.filter(({ due }) => due !== null).map((task) => dayTaskOf(task, now)),
      unplanned: tasks.filter(({ due }) => due === null).map((task) => dayTaskOf(task, now)),
      plan,
    };
    // What changes a task is made anew with every drawing and does the same.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [pages, now]);
};

const dayTaskOf = (task: Task, now: Date): DayTask => {
  const at = task.dueAt === null ? null : new Date(task.dueAt);
  return {
    id: task.id,
    title: task.title,
    day: at ? todayHere(at) : (task.due?.on ?? ''),
    at: at ? at.getHours() * 60 + at.getMinutes() : null,
    account: task.subject?.name ?? null,
    overdue: task.doneAt === null && groupOf(task, now) === 'overdue',
  };
};
