import type { TeamId } from '@baton/schema/shared';
import { classes } from '@baton/ui';
import { Link } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl';

import type { TasksSearch } from '#features/tasks/task-search.ts';
import { useTaskCounts } from '#features/tasks/tasks-api.ts';
import { useDirects } from '#features/tasks/use-directs.ts';
import { useTeams } from '#shared/people/use-teams.ts';
import { useSession } from '#shared/session/session.tsx';

const look = (on: boolean) =>
  classes(
    'inline-flex min-h-9 items-center gap-1.5 border-b-2 px-1 whitespace-nowrap -outline-offset-2',
    on ? 'border-accent font-semibold text-text' : 'border-transparent text-text-2 hover:text-text',
  );

/** Whose tasks: mine, those I gave away, the queues of my teams, and for who directs others what they have to do. */
export const TaskTabs = ({ search }: { search: TasksSearch }) => {
  const t = useTranslations('tasks.views');
  const { teams } = useSession();
  const { byId } = useTeams();
  const directs = useDirects();
  const counts = useTaskCounts(true);
  const { view = 'mine', of } = search;
  return (
    <nav aria-label={t('label')} className="flex shrink-0 gap-4 overflow-x-auto border-b border-line px-4">
      <Tab
        count={counts && counts.overdue + counts.today + counts.upcoming}
        name={t('mine')}
        on={view === 'mine'}
        search={{}}
      />
      <Tab count={counts?.delegated} name={t('delegated')} on={view === 'delegated'} search={{ view: 'delegated' }} />
      {teams.map((id) => (
        <Tab
          count={counts?.teams.find(({ teamId }) => teamId === id)?.open}
          key={id}
          name={byId.get(id as TeamId)?.name ?? '—'}
          on={view === 'team' && of === id}
          search={{ view: 'team', of: id }}
        />
      ))}
      {directs && (
        <Tab name={t('workload')} on={view === 'workload' || view === 'person'} search={{ view: 'workload' }} />
      )}
      <Tab name={t('done')} on={view === 'done'} search={{ view: 'done' }} />
      <Tab name={t('bin')} on={view === 'bin'} search={{ view: 'bin' }} />
    </nav>
  );
};

const Tab = ({
  name,
  on,
  count,
  search,
}: {
  name: string;
  on: boolean;
  count?: number | undefined;
  search: TasksSearch;
}) => {
  const format = useFormatter();
  return (
    <Link aria-current={on ? 'page' : undefined} className={look(on)} search={search} to="/tasks">
      {name}
      {count !== undefined && count > 0 && (
        <span className="text-secondary font-normal text-text-3">{format.number(count)}</span>
      )}
    </Link>
  );
};
