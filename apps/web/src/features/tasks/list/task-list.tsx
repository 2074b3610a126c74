import type { TaskId } from '@baton/schema/shared';
import type { Task } from '@baton/schema/tasks';
import { Button, ErrorState, SkeletonRows } from '@baton/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef, type ReactNode } from 'react';
import { useFormatter, useNow, useTranslations } from 'use-intl';

import { Problem } from '#shared/api/problem.ts';
import { useProblemText } from '#shared/i18n/problem-text.ts';

import { useChangeTasks } from '../change/use-change-tasks.ts';
import { groupOf, taskGroups, type TaskGroup } from '../task-days.ts';
import { taskRowsQuery, type TaskFilter } from '../tasks-api.ts';
import { SelectedTasks } from './selected-tasks.tsx';
import { TaskRow } from './task-row.tsx';
import { useTaskKeys } from './use-task-keys.ts';

export interface TaskListProps {
  filter: TaskFilter;
  /** What stands there when there is nothing. */
  empty: ReactNode;
  onOpen: (id: TaskId) => void;
  renderSubject: (task: Task, content: ReactNode) => ReactNode;
}

/** Tasks under the headings of when they are due; every key and menu of a row works on what is chosen. */
export const TaskList = ({ filter, empty, onOpen, renderSubject }: TaskListProps) => {
  const t = useTranslations('tasks');
  const common = useTranslations('common');
  const problemText = useProblemText();
  const rows = useInfiniteQuery(taskRowsQuery(filter));
  const now = useNow({ updateInterval: 60_000 });
  const changing = useChangeTasks();
  const all = rows.data?.pages.flatMap(({ data }) => data) ?? [];
  const groups = grouped(all, filter, now);
  const tasks = groups.flatMap(([, each]) => each);
  const inBin = filter.state === 'bin';
  const toggle = (some: readonly Task[]) => {
    const open = some.filter(({ doneAt }) => doneAt === null);
    void (inBin ? changing.restore(some) : open.length > 0 ? changing.complete(open) : changing.reopen(some));
  };
  const list = useRef<HTMLDivElement>(null);
  const keys = useTaskKeys({ list, tasks, onOpen, onToggle: toggle, onBin: (some) => void changing.bin(some) });
  if (rows.isPending) return <SkeletonRows label={common('loading')} rows={8} />;
  if (rows.isError && all.length === 0) {
    const { error } = rows;
    return (
      <ErrorState
        onRetry={() => void rows.refetch()}
        request={error instanceof Problem && error.requestId ? common('request', { id: error.requestId }) : undefined}
        retryLabel={common('retry')}
        text={problemText(error)}
        title={common('failed.title')}
      />
    );
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="calm-scroll min-h-0 flex-1" onKeyDown={keys.onKeyDown} ref={list} role="presentation">
        {tasks.length === 0 && empty}
        {groups.map(([group, each]) => (
          <section className="px-2 pb-4 phone:px-4" key={group}>
            <GroupHead count={each.length} group={group} />
            <div
              aria-label={t(`groups.${group}`)}
              className="overflow-hidden rounded-card border border-line bg-surface"
              role="grid"
            >
              {each.map((task) => (
                <TaskRow
                  active={keys.active === task.id}
                  key={task.id}
                  menu={keys.menu.id === task.id ? keys.menu.open : null}
                  onDue={(due) => void changing.setDue(keys.with(task), due)}
                  onFocus={() => keys.setAt(task.id)}
                  onGive={(holder) => void changing.give(keys.with(task), holder)}
                  onMenu={(open) => keys.setMenu({ id: task.id, open })}
                  onOpen={() => onOpen(task.id)}
                  onSelect={() => keys.select(task.id)}
                  onToggle={() => toggle([task])}
                  renderSubject={renderSubject}
                  selected={keys.selection.ids.has(task.id)}
                  task={task}
                />
              ))}
            </div>
          </section>
        ))}
        {rows.hasNextPage && (
          <div className="flex justify-center p-4">
            <Button busy={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
              {t('more')}
            </Button>
          </div>
        )}
      </div>
      {keys.chosen.length > 0 && (
        <SelectedTasks inBin={inBin} onClear={keys.clear} onToggle={() => toggle(keys.chosen)} tasks={keys.chosen} />
      )}
    </div>
  );
};

const GroupHead = ({ group, count }: { group: TaskGroup | 'all'; count: number }) => {
  const t = useTranslations('tasks.groups');
  const format = useFormatter();
  return (
    <h2 className="sticky top-0 z-10 flex items-baseline gap-2 bg-bg py-2 font-semibold">
      <span className={group === 'overdue' ? 'text-danger' : ''}>{t(group)}</span>
      <span className="text-secondary font-normal text-text-3">{format.number(count)}</span>
    </h2>
  );
};

const grouped = (tasks: readonly Task[], { state }: TaskFilter, now: Date): [TaskGroup | 'all', Task[]][] => {
  if (state === 'done' || state === 'bin') return tasks.length === 0 ? [] : [['all', [...tasks]]];
  const byGroup = Map.groupBy(tasks, (task) => groupOf(task, now));
  return taskGroups.flatMap((group) => {
    const each = byGroup.get(group);
    return each ? [[group, each] as [TaskGroup, Task[]]] : [];
  });
};
