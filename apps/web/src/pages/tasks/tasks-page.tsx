import type { MemberId, TaskId, TeamId } from '@baton/schema/shared';
import { Button, EmptyState } from '@baton/ui';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { ListChecks, Plus } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';

import { RecordComments } from '#features/comments/record-comments.tsx';
import { TaskPeek } from '#features/tasks/detail/task-peek.tsx';
import { TaskList } from '#features/tasks/list/task-list.tsx';
import { Workload } from '#features/tasks/list/workload.tsx';
import { TaskLine } from '#features/tasks/quick-line/task-line.tsx';
import type { TasksSearch } from '#features/tasks/task-search.ts';
import type { TaskFilter } from '#features/tasks/tasks-api.ts';
import { useCommands } from '#shared/commands/commands.ts';
import { useNameOf } from '#shared/people/use-names.ts';
import { useSession } from '#shared/session/session.tsx';
import { PageBar } from '#shared/shell/page-bar.tsx';
import { useUndoKey } from '#shared/undo/undo.ts';

import { subjectLink } from './subject-link.tsx';
import { TaskTabs } from './task-tabs.tsx';

const route = getRouteApi('/app/tasks');

/** What there is to do: mine by day, what I gave away, the queues of my teams, and the load of those I direct. */
export const TasksPage = () => {
  const t = useTranslations('tasks');
  const navigate = useNavigate({ from: '/tasks' });
  const search = route.useSearch();
  const { member } = useSession();
  const nameOf = useNameOf();
  useUndoKey();
  const set = useCallback(
    (part: TasksSearch) => void navigate({ search: (old) => ({ ...old, ...part }), replace: true }),
    [navigate],
  );
  const begin = () => set({ create: true });
  useCommands([{ id: 'task.new', label: t('new'), group: 'page', keys: 'C', keyOnly: true, run: begin }]);
  const filter = filterOf(search, member as MemberId);
  const person = search.view === 'person' && search.of ? nameOf('member', search.of) : null;
  return (
    <div className="relative flex h-full flex-col">
      <PageBar
        actions={
          <Button icon={<Plus aria-hidden size={16} />} onClick={begin} variant="ink">
            <span className="max-phone:sr-only">{t('new')}</span>
          </Button>
        }
        name={t('title')}
      />
      <TaskTabs search={search} />
      {search.create && (
        <div className="px-2 pt-3 phone:px-4">
          <TaskLine
            onCancel={() => set({ create: undefined })}
            {...(search.view === 'team' && search.of && { holder: { assigneeId: null, teamId: search.of as TeamId } })}
            {...(search.view === 'person' &&
              search.of && { holder: { assigneeId: search.of as MemberId, teamId: null } })}
          />
        </div>
      )}
      {person && (
        <p className="flex items-center gap-2 px-4 pt-3 text-text-2">
          <Link className="hover:underline" search={{ view: 'workload' }} to="/tasks">
            {t('views.workload')}
          </Link>
          <span aria-hidden>›</span>
          <span className="font-semibold text-text">{person}</span>
        </p>
      )}
      {filter ? (
        <TaskList
          empty={<Nothing onNew={begin} search={search} />}
          filter={filter}
          key={JSON.stringify(filter)}
          onOpen={(peek) => set({ peek })}
          renderSubject={subjectLink}
        />
      ) : (
        <Workload onPick={(of) => set({ view: 'person', of })} />
      )}
      {search.peek && (
        <TaskPeek
          id={search.peek as TaskId}
          key={search.peek}
          onClose={() => set({ peek: undefined })}
          renderSubject={subjectLink}
          renderTalk={({ id, mayComment }) => <RecordComments mayComment={mayComment} record={{ kind: 'task', id }} />}
        />
      )}
    </div>
  );
};

/** Null for the view that shows people instead of tasks. */
const filterOf = ({ view = 'mine', of }: TasksSearch, me: MemberId): TaskFilter | null => {
  switch (view) {
    case 'workload':
      return null;
    case 'delegated':
      return { scope: 'delegated' };
    case 'team':
      return of ? { teamId: of as TeamId } : { scope: 'mine' };
    case 'person':
      return of ? { assigneeId: of as MemberId } : { scope: 'mine' };
    case 'done':
      return { assigneeId: me, state: 'done' };
    case 'bin':
      return { state: 'bin' };
    case 'mine':
      return { scope: 'mine' };
  }
};

const Nothing = ({ search: { view = 'mine' }, onNew }: { search: TasksSearch; onNew: () => void }) => {
  const t = useTranslations('tasks');
  return (
    <EmptyState
      action={
        (view === 'mine' || view === 'team') && (
          <Button icon={<Plus aria-hidden size={16} />} onClick={onNew}>
            {t('new')}
          </Button>
        )
      }
      icon={<ListChecks size={20} strokeWidth={1.5} />}
      kind="first"
      text={t(`empty.${view}.text`)}
      title={t(`empty.${view}.title`)}
    />
  );
};
