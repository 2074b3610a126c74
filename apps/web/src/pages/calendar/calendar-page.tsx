import type { TaskId } from '@baton/schema/shared';
import { Button } from '@baton/ui';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';

import type { CalendarSearch } from '#features/calendar/calendar-search.ts';
import { CalendarView } from '#features/calendar/calendar-view.tsx';
import { RecordComments } from '#features/comments/record-comments.tsx';
import { TaskPeek } from '#features/tasks/detail/task-peek.tsx';
import { PageBar } from '#shared/shell/page-bar.tsx';
import { useUndoKey } from '#shared/undo/undo.ts';

import { subjectLink } from '../tasks/subject-link.tsx';
import { Unplanned } from './unplanned.tsx';
import { useDayTasks } from './use-day-tasks.ts';

const route = getRouteApi('/app/calendar');

/** The shared calendar, with the tasks that have a day among the events and those that have none below. */
export const CalendarPage = () => {
  const t = useTranslations('calendar');
  const navigate = useNavigate({ from: '/calendar' });
  const search = route.useSearch();
  const { dayTasks, unplanned, plan } = useDayTasks();
  useUndoKey();
  const set = useCallback(
    (part: Partial<CalendarSearch>) => void navigate({ search: (old) => ({ ...old, ...part }), replace: true }),
    [navigate],
  );
  const openTask = (id: TaskId) => set({ task: id, event: undefined, occurrence: undefined });
  return (
    <div className="relative flex h-full flex-col">
      <PageBar
        actions={
          <Button icon={<Plus aria-hidden size={16} />} onClick={() => set({ create: true })} variant="ink">
            <span className="max-phone:sr-only">{t('new')}</span>
          </Button>
        }
        name={t('title')}
      />
      <CalendarView
        onSearch={(part) => set({ ...part, ...(part.event && { task: undefined }) })}
        openTask={openTask}
        planTask={plan}
        renderAccount={({ id, name }) => (
          <Link className="hover:underline" params={{ accountId: id }} to="/accounts/$accountId">
            {name ?? '—'}
          </Link>
        )}
        search={search}
        tasks={dayTasks}
      >
        <Unplanned onOpen={openTask} onPlan={plan} tasks={unplanned} />
      </CalendarView>
      {search.task && (
        <TaskPeek
          id={search.task as TaskId}
          key={search.task}
          onClose={() => set({ task: undefined })}
          renderSubject={subjectLink}
          renderTalk={({ id, mayComment }) => <RecordComments mayComment={mayComment} record={{ kind: 'task', id }} />}
        />
      )}
    </div>
  );
};
