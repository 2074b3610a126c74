import { addDays, weekdayOf } from '@baton/schema/shared';
import type { Task } from '@baton/schema/tasks';
import { todayHere } from '@baton/ui';
import { useFormatter, useNow, useTranslations } from 'use-intl';

export const taskGroups = ['overdue', 'today', 'tomorrow', 'later', 'none'] as const;
export type TaskGroup = (typeof taskGroups)[number];

/** The day on which a task is due where the reader is. */
const dayOf = ({ due, dueAt }: Pick<Task, 'due' | 'dueAt'>): string | null => {
  if (dueAt !== null) return todayHere(new Date(dueAt));
  return due?.on ?? null;
};

/** When it is due, seen from now. */
export const groupOf = (task: Pick<Task, 'due' | 'dueAt'>, now: Date): TaskGroup => {
  const day = dayOf(task);
  if (day === null) return 'none';
  const today = todayHere(now);
  const past = task.dueAt === null ? day < today : new Date(task.dueAt) < now;
  if (past) return 'overdue';
  if (day === today) return 'today';
  return day === addDays(today, 1) ? 'tomorrow' : 'later';
};

/** A task's day and hour in words; null without a day. */
export const useDueWords = (): ((task: Pick<Task, 'due' | 'dueAt'>) => { text: string; group: TaskGroup } | null) => {
  const t = useTranslations('tasks.due');
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  return (task) => {
    const day = dayOf(task);
    if (day === null) return null;
    const today = todayHere(now);
    const words: Record<string, string> = {
      [addDays(today, -1)]: t('yesterday'),
      [today]: t('today'),
      [addDays(today, 1)]: t('tomorrow'),
    };
    const date = new Date(`${day}T00:00:00Z`);
    const near = day > today && day < addDays(today, 7);
    const written = format.dateTime(date, {
      timeZone: 'UTC',
      ...(near ? { weekday: 'long' } : { day: 'numeric', month: 'short' }),
      ...(day.slice(0, 4) !== today.slice(0, 4) && !near && { year: 'numeric' }),
    });
    const hour = task.dueAt === null ? '' : ` ${format.dateTime(new Date(task.dueAt), { timeStyle: 'short' })}`;
    return { text: `${words[day] ?? written}${hour}`, group: groupOf(task, now) };
  };
};

/** Days that people put things off to. */
export const snoozeDays = (today: string) => ({
  today,
  tomorrow: addDays(today, 1),
  monday: addDays(today, 8 - weekdayOf(today)),
  nextWeek: addDays(today, 7),
});
