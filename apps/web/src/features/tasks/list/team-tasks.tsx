import type { TeamId } from '@baton/schema/shared';
import type { Task } from '@baton/schema/tasks';
import { StatusPill, todayHere } from '@baton/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNow, useTranslations } from 'use-intl';

import { useMembers } from '#shared/people/use-members.ts';
import { Tile, TileLine } from '#shared/shell/tile.tsx';

import { useDueWords } from '../task-days.ts';
import { taskRowsQuery } from '../tasks-api.ts';

export interface TeamTasksProps {
  teamId: TeamId;
  more: ReactNode;
  renderLink: (task: Task, content: ReactNode) => ReactNode;
}

/** What in a team's queue nobody has taken, and what of it is overdue. */
export const TeamTasks = ({ teamId, more, renderLink }: TeamTasksProps) => {
  const t = useTranslations('tasks.ofTeam');
  const { byId } = useMembers();
  const today = todayHere(useNow({ updateInterval: 60_000 }));
  const query = useInfiniteQuery(taskRowsQuery({ teamId, scope: 'all' }));
  const all = query.data?.pages.flatMap(({ data }) => data) ?? [];
  const isOverdue = ({ due }: Task) => due !== null && due.on < today;
  const waiting = all.filter((task) => task.assigneeId === null || isOverdue(task));
  return (
    <Tile empty={t('none')} more={more} most={6} query={query} rows={waiting} title={t('title')}>
      {(task) =>
        renderLink(
          task,
          <TileLine
            name={task.title}
            note={(task.assigneeId && byId.get(task.assigneeId)?.name) ?? t('unclaimed')}
            sign={<Due task={task} />}
          />,
        )
      }
    </Tile>
  );
};

const Due = ({ task }: { task: Task }) => {
  const due = useDueWords()(task);
  return due && <StatusPill tone={due.group === 'overdue' ? 'danger' : 'neutral'}>{due.text}</StatusPill>;
};
