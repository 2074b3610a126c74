import { Kbd, NavSection, NavText, TeamBadge, navRow, classes } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useMatchRoute } from '@tanstack/react-router';
import {
  ArrowLeftRight,
  Building2,
  CalendarDays,
  Inbox,
  ListChecks,
  ReceiptText,
  Search,
  SquareKanban,
  UsersRound,
} from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';

import { boardsQuery } from '#features/boards/boards-api.ts';
import { useHandoffCounts } from '#features/handoffs/handoffs-api.ts';
import { useInboxCounts } from '#features/inbox/inbox-api.ts';
import { useTaskCounts } from '#features/tasks/tasks-api.ts';
import { useMyTeams } from '#shared/people/use-teams.ts';
import { useMay } from '#shared/session/session.tsx';

/** More than this and the list of boards is a page of its own. */
const boardsShown = 8;

/** The ways into the workspace; a way stands here only when there is a page behind it. */
export const Sidebar = ({ onSearch }: { onSearch: () => void }) => {
  const t = useTranslations('shell');
  const format = useFormatter();
  const boards = useQuery(boardsQuery());
  const matches = useMatchRoute();
  return (
    <>
      <button
        className="mt-1 mb-2 flex h-[max(32px,var(--control))] w-full min-w-0 items-center gap-2.5 rounded-control border border-line bg-surface px-2 text-text-3 hover:border-line-strong hover:text-text"
        onClick={onSearch}
        type="button"
      >
        <Search aria-hidden className="shrink-0" size={16} strokeWidth={1.75} />
        <NavText>{t('search')}</NavText>
        <span className="desk:group-data-folded/side:hidden max-desk:group-[:not([data-overlay])]/side:hidden">
          <Kbd keys="Mod+K" />
        </span>
      </button>
      <MyInbox />
      <MyTasks />
      <MyCalendar />
      <NavSection title={t('customers')}>
        <Link className={navRow(Boolean(matches({ to: '/boards' })))} title={t('boards')} to="/boards">
          <SquareKanban aria-hidden className="shrink-0" size={16} strokeWidth={1.75} />
          <NavText>{t('boards')}</NavText>
        </Link>
        <div className="flex flex-col gap-px desk:group-data-folded/side:hidden max-desk:group-[:not([data-overlay])]/side:hidden">
          {boards.data?.data.slice(0, boardsShown).map((board) => (
            <Link
              className={classes(
                navRow(Boolean(matches({ to: '/boards/$boardId', params: { boardId: board.id } }))),
                'pl-8.5',
              )}
              key={board.id}
              params={{ boardId: board.id }}
              to="/boards/$boardId"
            >
              <span className="min-w-0 flex-1 truncate">{board.name}</span>
              <span className="text-secondary font-normal text-text-3">
                {board.openDeals > 0 && format.number(board.openDeals)}
              </span>
            </Link>
          ))}
        </div>
        <Link
          className={navRow(Boolean(matches({ to: '/accounts', fuzzy: true })))}
          title={t('accounts')}
          to="/accounts"
        >
          <Building2 aria-hidden className="shrink-0" size={16} strokeWidth={1.75} />
          <NavText>{t('accounts')}</NavText>
        </Link>
        <Link
          className={navRow(Boolean(matches({ to: '/contacts', fuzzy: true })))}
          title={t('contacts')}
          to="/contacts"
        >
          <UsersRound aria-hidden className="shrink-0" size={16} strokeWidth={1.75} />
          <NavText>{t('contacts')}</NavText>
        </Link>
        <Link
          className={navRow(Boolean(matches({ to: '/proposals', fuzzy: true })))}
          title={t('proposals')}
          to="/proposals"
        >
          <ReceiptText aria-hidden className="shrink-0" size={16} strokeWidth={1.75} />
          <NavText>{t('proposals')}</NavText>
        </Link>
        <Handoffs />
      </NavSection>
      <MyTeams />
    </>
  );
};

/** The ways to the homes of my teams; none for who is in no team. */
const MyTeams = () => {
  const t = useTranslations('shell');
  const matches = useMatchRoute();
  const shown = useMyTeams();
  if (shown.length === 0) return null;
  return (
    <NavSection title={t('myTeams', { count: shown.length })}>
      {shown.map(({ id, name, kind }) => (
        <Link
          className={navRow(Boolean(matches({ to: '/teams/$teamId', params: { teamId: id } })))}
          key={id}
          params={{ teamId: id }}
          title={name}
          to="/teams/$teamId"
        >
          <TeamBadge decorative kind={kind} name={name} />
          <NavText>{name}</NavText>
        </Link>
      ))}
    </NavSection>
  );
};

/** The way to what waits for me, with how much of it is unread; guests have none. */
const MyInbox = () => {
  const t = useTranslations('shell');
  const format = useFormatter();
  const matches = useMatchRoute();
  const mayWork = useMay('see-members');
  const unread = useInboxCounts(mayWork)?.unread ?? 0;
  if (!mayWork) return null;
  return (
    <Link className={navRow(Boolean(matches({ to: '/inbox' })))} title={t('inbox')} to="/inbox">
      <Inbox aria-hidden className="shrink-0" size={16} strokeWidth={1.75} />
      <NavText>{t('inbox')}</NavText>
      {unread > 0 && (
        <span className="text-secondary font-semibold text-text desk:group-data-folded/side:hidden max-desk:group-[:not([data-overlay])]/side:hidden">
          <span aria-hidden>{format.number(unread)}</span>
          <span className="sr-only">{t('inboxUnread', { count: unread })}</span>
        </span>
      )}
    </Link>
  );
};

/** The way to what passes between teams, with how many wait for mine; guests have none. */
const Handoffs = () => {
  const t = useTranslations('shell');
  const format = useFormatter();
  const matches = useMatchRoute();
  const mayHandOff = useMay('see-members');
  const counts = useHandoffCounts();
  if (!mayHandOff) return null;
  const { toAccept = 0, late = 0 } = counts ?? {};
  return (
    <Link className={navRow(Boolean(matches({ to: '/handoffs', fuzzy: true })))} title={t('handoffs')} to="/handoffs">
      <ArrowLeftRight aria-hidden className="shrink-0" size={16} strokeWidth={1.75} />
      <NavText>{t('handoffs')}</NavText>
      {toAccept > 0 && (
        <span
          className={classes(
            'text-secondary font-normal desk:group-data-folded/side:hidden max-desk:group-[:not([data-overlay])]/side:hidden',
            late > 0 ? 'text-danger' : 'text-text-3',
          )}
        >
          <span aria-hidden>{format.number(toAccept)}</span>
          <span className="sr-only">{t('handoffsToAccept', { count: toAccept })}</span>
        </span>
      )}
    </Link>
  );
};

/** The way to my tasks, with how many are overdue or due today; guests have none. */
const MyTasks = () => {
  const t = useTranslations('shell');
  const format = useFormatter();
  const matches = useMatchRoute();
  const mayTask = useMay('see-members');
  const counts = useTaskCounts(mayTask);
  if (!mayTask) return null;
  const due = counts ? counts.overdue + counts.today : 0;
  return (
    <Link className={navRow(Boolean(matches({ to: '/tasks' })))} title={t('tasks')} to="/tasks">
      <ListChecks aria-hidden className="shrink-0" size={16} strokeWidth={1.75} />
      <NavText>{t('tasks')}</NavText>
      {due > 0 && (
        <span
          className={classes(
            'text-secondary font-normal desk:group-data-folded/side:hidden max-desk:group-[:not([data-overlay])]/side:hidden',
            counts && counts.overdue > 0 ? 'text-danger' : 'text-text-3',
          )}
        >
          <span aria-hidden>{format.number(due)}</span>
          <span className="sr-only">{t('tasksDue', { count: due })}</span>
        </span>
      )}
    </Link>
  );
};

/** The way to the calendars; guests have none. */
const MyCalendar = () => {
  const t = useTranslations('shell');
  const matches = useMatchRoute();
  if (!useMay('see-members')) return null;
  return (
    <Link className={navRow(Boolean(matches({ to: '/calendar' })))} title={t('calendar')} to="/calendar">
      <CalendarDays aria-hidden className="shrink-0" size={16} strokeWidth={1.75} />
      <NavText>{t('calendar')}</NavText>
    </Link>
  );
};
