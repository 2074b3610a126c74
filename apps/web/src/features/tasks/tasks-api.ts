import type { AccountId, MemberId, TaskId, TeamId } from '@baton/schema/shared';
import { tasks, type Task, type TaskSubject } from '@baton/schema/tasks';
import { todayHere } from '@baton/ui';
import { infiniteQueryOptions, useQuery, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { useNow } from 'use-intl';

import { apiOf } from '#shared/api/client.ts';

export const api = apiOf({ tasks });

/** Where the person is; the server's days are theirs. */
export const hereZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Which tasks a list shows. */
export interface TaskFilter {
  scope?: 'mine' | 'delegated' | 'all';
  state?: 'open' | 'done' | 'bin';
  teamId?: TeamId;
  assigneeId?: MemberId;
  accountId?: AccountId;
  subjectKind?: TaskSubject['kind'];
  subjectId?: string;
}

const rowsKey = ['tasks', 'rows'] as const;
const pageSize = 100;
const firstPage: { cursor?: string } = {};

/** The rows of a list, page after page, by the day they are due. */
export const taskRowsQuery = (filter: TaskFilter) =>
  infiniteQueryOptions({
    queryKey: [...rowsKey, filter],
    queryFn: ({ pageParam }) => api.tasks.list.call({ ...filter, zone: hereZone(), limit: pageSize, ...pageParam }),
    initialPageParam: firstPage,
    getNextPageParam: ({ page }) => (page.next_cursor === null ? undefined : { cursor: page.next_cursor }),
    meta: { facts: ['task.'], kept: true },
  });

export const taskQuery = (taskId: TaskId) =>
  api.tasks.get.queryOptions({ input: { taskId }, meta: { facts: ['task.'], subject: taskId, kept: true } });

/** How many of my tasks are due when; nothing until it has been read. A day passes without a fact, and is asked anew. */
export const useTaskCounts = (enabled: boolean) => {
  const today = todayHere(useNow({ updateInterval: 60_000 }));
  return useQuery({
    queryKey: [...api.tasks.counts.key(), today],
    queryFn: () => api.tasks.counts.call({ zone: hereZone() }),
    meta: { facts: ['task.'], kept: true },
    enabled,
  }).data;
};

export const workloadQuery = () =>
  api.tasks.workload.queryOptions({ input: { zone: hereZone() }, meta: { facts: ['task.', 'member.'], kept: true } });

type Page = Awaited<ReturnType<typeof api.tasks.list.call>>;

/** Writes changes into what is shown, before the server has said anything. */
export const patchTasks = (queries: QueryClient, changes: ReadonlyMap<TaskId, Partial<Task>>): void => {
  const patchPage = (page: Page): Page =>
    page.data.some(({ id }) => changes.has(id))
      ? { ...page, data: page.data.map((row) => ({ ...row, ...changes.get(row.id) })) }
      : page;
  queries.setQueriesData<InfiniteData<Page>>(
    { queryKey: rowsKey },
    (known) => known && { ...known, pages: known.pages.map(patchPage) },
  );
  for (const [taskId, change] of changes) {
    queries.setQueryData(taskQuery(taskId).queryKey, (known) => known && { ...known, ...change });
  }
};

export const readTasksAgain = (queries: QueryClient): void => {
  void queries.invalidateQueries({ queryKey: rowsKey });
  void queries.invalidateQueries({ queryKey: api.tasks.key() });
};
