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
    // What is written in a note is a row at once, and a fact only once it has stood there for half a minute.
    refetchOnMount: 'always',
    meta: { facts: ['task.', 'note.archived', 'note.restored'], kept: true },
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

/** Puts a task that the server has not heard of into the lists that it belongs to, once. */
export const addTask = (queries: QueryClient, task: Task): void => {
  for (const query of queries.getQueryCache().findAll({ queryKey: rowsKey })) {
    const filter = query.queryKey[rowsKey.length] as TaskFilter;
    if (!belongsTo(task, filter)) continue;
    queries.setQueryData<InfiniteData<Page>>(query.queryKey, (known) => known && withTask(known, task));
  }
  if (queries.getQueryData(taskQuery(task.id).queryKey) === undefined)
    queries.setQueryData(taskQuery(task.id).queryKey, task);
};

const belongsTo = (task: Task, { scope, state = 'open', ...asked }: TaskFilter): boolean => {
  const own = task.assigneeId === task.createdBy;
  if (state !== 'open' || (scope === 'mine' && !own) || (scope === 'delegated' && own)) return false;
  const { teamId, assigneeId, accountId, subject } = task;
  const is: Omit<TaskFilter, 'scope' | 'state'> = {
    ...(teamId && { teamId }),
    ...(assigneeId && { assigneeId }),
    ...(accountId && { accountId }),
    ...(subject && { subjectKind: subject.kind, subjectId: subject.id }),
  };
  return Object.entries(asked).every(([key, value]) => value === undefined || is[key as keyof typeof is] === value);
};

/** By the day and hour they are due, as the server orders them. */
const dueKey = ({ due }: Pick<Task, 'due'>): string => (due === null ? '~' : `${due.on}${due.time ?? 'x'}`);

const withTask = (known: InfiniteData<Page>, task: Task): InfiniteData<Page> => {
  if (known.pages.some(({ data }) => data.some(({ id }) => id === task.id))) return known;
  const last = known.pages.length - 1;
  const at = known.pages.findIndex(
    ({ data }, place) => place === last || data.some((row) => dueKey(row) > dueKey(task)),
  );
  const pages = known.pages.map((page, place) => {
    if (place !== at) return page;
    const before = page.data.findIndex((row) => dueKey(row) > dueKey(task));
    return { ...page, data: page.data.toSpliced(before === -1 ? page.data.length : before, 0, task) };
  });
  return { ...known, pages };
};

export const readTasksAgain = (queries: QueryClient): void => {
  void queries.invalidateQueries({ queryKey: rowsKey });
  void queries.invalidateQueries({ queryKey: api.tasks.key() });
};
