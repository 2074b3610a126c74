import type { TaskId } from '@baton/schema/shared';
import type { Task, TaskHolder, TaskValues } from '@baton/schema/tasks';
import type { QueryClient } from '@tanstack/react-query';

import type { QueuedKinds } from '#shared/queue/command-queue.ts';

import { addTask, api, patchTasks, readTasksAgain } from '../tasks-api.ts';

export type TaskChange = Partial<Pick<TaskValues, 'due' | 'priority'>> & { holder?: TaskHolder; done?: boolean };

/** A task to be added, and how it looks until the server has said. */
export interface QueuedTask {
  draft: Parameters<typeof api.tasks.create.call>[0];
  task: Task;
}

/** What becomes of some tasks, and how they look until then. */
export interface QueuedChanges {
  changes: ({ taskId: TaskId } & TaskChange)[];
  shown: [TaskId, Partial<Task>][];
}

/** What can be done to tasks without network. */
export const queuedTasks = (queries: QueryClient): QueuedKinds => ({
  'task.create': {
    send: ({ draft }: QueuedTask, key) => api.tasks.create.call(draft, { context: { key } }),
    show: ({ task }: QueuedTask) => addTask(queries, task),
    settled: () => readTasksAgain(queries),
  },
  'task.change': {
    send: ({ changes }: QueuedChanges, key) => api.tasks.editMany.call({ changes }, { context: { key } }),
    undone: ({ changes }: QueuedChanges, { changed }: { changed: TaskId[] }) =>
      changed.length < changes.length ? { reason: 'left-out', message: 'not all was changed' } : null,
    show: ({ shown }: QueuedChanges) => patchTasks(queries, new Map(shown)),
    shownAtOnce: true,
    settled: () => readTasksAgain(queries),
  },
});
