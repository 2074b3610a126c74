import type { TaskId } from '@baton/schema/shared';
import type { Task, TaskHolder, TaskValues } from '@baton/schema/tasks';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { newId } from '#shared/api/id.ts';
import { useQueue } from '#shared/queue/queue-context.tsx';
import { useSession } from '#shared/session/session.tsx';
import { useSaid } from '#shared/shell/use-said.ts';
import { useUndo } from '#shared/undo/undo.ts';

import { api, patchTasks, readTasksAgain } from '../tasks-api.ts';
import type { QueuedChanges, TaskChange } from './queued-tasks.ts';

export type TaskEdit = Partial<Omit<TaskValues, 'due'>>;

/**
 * What one does to tasks: shown at once, put back with the reason when refused, and taken back by one undo. Those that one
 * may not change so are named.
 */
export const useChangeTasks = () => {
  const queries = useQueryClient();
  const t = useTranslations('tasks.did');
  const said = useSaid();
  const undo = useUndo();
  const queue = useQueue();
  const { member } = useSession();

  const shownAs = ({ holder, done, ...values }: TaskChange): Partial<Task> => ({
    ...values,
    // The hour comes back with the server's answer.
    ...(values.due !== undefined && { dueAt: null }),
    ...holder,
    ...(done !== undefined && {
      doneAt: done ? new Date().toISOString() : null,
      doneBy: done ? (member as Task['doneBy']) : null,
    }),
  });

  /** The ids of what was changed; of what is kept to be sent later, all of them. */
  const send = async (changes: ReadonlyMap<TaskId, TaskChange>, title: string): Promise<ReadonlySet<string>> => {
    const shown = [...changes].map(([id, change]): [TaskId, Partial<Task>] => [id, shownAs(change)]);
    patchTasks(queries, new Map(shown));
    const all: QueuedChanges = { changes: [...changes].map(([taskId, change]) => ({ taskId, ...change })), shown };
    try {
      const answer = (await queue.run('task.change', all, title)) as { changed: TaskId[] } | null;
      return new Set(answer ? answer.changed : changes.keys());
    } finally {
      readTasksAgain(queries);
    }
  };

  const change = async (tasks: readonly Task[], wanted: TaskChange, title: string): Promise<void> => {
    const before = new Map(tasks.map((task) => [task.id, whatWas(task, wanted)]));
    try {
      const changed = await send(new Map(tasks.map(({ id }) => [id, wanted])), title);
      const left = tasks.filter(({ id }) => !changed.has(id));
      if (left.length > 0) said.missed(t('left', { names: left.map((task) => task.title).join(', ') }));
      const back = new Map([...before].filter(([id]) => changed.has(id)));
      if (back.size > 0) undo(title, () => void send(back, title).catch(said.failed));
    } catch (error) {
      patchTasks(queries, new Map(tasks.map((task) => [task.id, task])));
      said.failed(error);
    }
  };

  const move = async (ids: TaskId[], to: 'bin' | 'restore'): Promise<void> => {
    await api.tasks[to].call({ taskIds: ids });
    readTasksAgain(queries);
  };

  /** Those that no note holds; the others are named. */
  const outsideNotes = (tasks: readonly Task[]): Task[] => {
    const held = tasks.filter(({ noteId }) => noteId !== null);
    if (held.length > 0) said.missed(t('inNotes', { names: held.map(({ title }) => title).join(', ') }));
    return tasks.filter(({ noteId }) => noteId === null);
  };

  return {
    change,
    complete: (tasks: readonly Task[]) => change(tasks, { done: true }, t('done', nameOf(tasks))),
    reopen: (tasks: readonly Task[]) => change(tasks, { done: false }, t('reopened', nameOf(tasks))),
    setDue: (tasks: readonly Task[], due: Task['due']) => change(tasks, { due }, t('moved', nameOf(tasks))),
    give: (tasks: readonly Task[], holder: TaskHolder) => change(tasks, { holder }, t('given', nameOf(tasks))),
    setPriority: (tasks: readonly Task[], priority: Task['priority']) =>
      change(tasks, { priority }, t('edited', nameOf(tasks))),
    bin: async (chosen: readonly Task[]) => {
      const tasks = outsideNotes(chosen);
      const ids = tasks.map(({ id }) => id);
      if (ids.length === 0) return;
      try {
        await move(ids, 'bin');
        undo(t('binned', nameOf(tasks)), () => void move(ids, 'restore').catch(said.failed));
      } catch (error) {
        said.failed(error);
      }
    },
    restore: async (chosen: readonly Task[]) => {
      const tasks = outsideNotes(chosen);
      if (tasks.length === 0) return;
      try {
        await move(
          tasks.map(({ id }) => id),
          'restore',
        );
      } catch (error) {
        said.failed(error);
      }
    },
  };
};

const nameOf = (tasks: readonly Task[]) => ({ count: tasks.length, title: tasks[0]?.title ?? '' });

const whatWas = (task: Task, { due, priority, holder, done }: TaskChange): TaskChange => ({
  ...(due !== undefined && { due: task.due }),
  ...(priority !== undefined && { priority: task.priority }),
  ...(holder && { holder: { assigneeId: task.assigneeId, teamId: task.teamId } }),
  ...(done !== undefined && { done: task.doneAt !== null }),
});

/** Changes that only the task's own panel makes. */
export const useEditTask = (task: Task) => {
  const queries = useQueryClient();
  const t = useTranslations('tasks.did');
  const said = useSaid();
  const undo = useUndo();
  const send = async (edit: TaskEdit, before: TaskEdit): Promise<boolean> => {
    patchTasks(queries, new Map([[task.id, edit]]));
    try {
      const after = await api.tasks.edit.call({ taskId: task.id, ...edit });
      patchTasks(queries, new Map([[task.id, after]]));
      return true;
    } catch (error) {
      patchTasks(queries, new Map([[task.id, before]]));
      said.failed(error);
      return false;
    }
  };
  const edit = (changed: TaskEdit): void => {
    const before = Object.fromEntries(Object.keys(changed).map((key) => [key, task[key as keyof TaskEdit]]));
    void send(changed, before).then(
      (ok) => ok && undo(t('edited', { count: 1, title: task.title }), () => void send(before, changed)),
    );
  };
  const act = async (what: () => Promise<Task>): Promise<void> => {
    try {
      const after = await what();
      patchTasks(queries, new Map([[task.id, after]]));
      readTasksAgain(queries);
    } catch (error) {
      said.failed(error);
    }
  };
  return {
    edit,
    addItem: (text: string) => edit({ checklist: [...task.checklist, { id: newId(), text, done: false }] }),
    claim: () => act(() => api.tasks.claim.call({ taskId: task.id })),
    release: () => act(() => api.tasks.release.call({ taskId: task.id })),
    watch: (memberId: Task['watcherIds'][number]) => act(() => api.tasks.watch.call({ taskId: task.id, memberId })),
    unwatch: (memberId: Task['watcherIds'][number]) => act(() => api.tasks.unwatch.call({ taskId: task.id, memberId })),
  };
};
