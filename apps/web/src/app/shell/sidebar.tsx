import { Avatar, Kbd, Menu, NavSection, NavText, TeamBadge, navRow, classes, type MenuEntry } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useMatchRoute, useNavigate, useRouteContext } from '@tanstack/react-router';
import {
  ArrowLeftRight,
  BellOff,
  Building2,
  CalendarDays,
  ChevronDown,
  Inbox,
  Keyboard,
  ListChecks,
  LogOut,
  Search,
  Settings,
  SquareKanban,
  UserRound,
  UsersRound,
} from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';

import { boardsQuery } from '#features/boards/boards-api.ts';
import { useHandoffCounts } from '#features/handoffs/handoffs-api.ts';
import { useInboxCounts } from '#features/inbox/inbox-api.ts';
import { useQuietUntil } from '#features/inbox/notify/use-quiet-mode.ts';
import { useTaskCounts } from '#features/tasks/tasks-api.ts';
import { currentCommands } from '#shared/commands/commands.ts';
import { useMyTeams } from '#shared/people/use-teams.ts';
import { setPreferences, usePreferences } from '#shared/preferences/preferences.ts';
import { useMay, type Session } from '#shared/session/session.tsx';

import { switchWorkspace } from '../session/me.ts';
import { useSignOut } from './sign-out.tsx';

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

const headRow =
  'flex h-[max(32px,var(--control))] w-full min-w-0 items-center gap-2 rounded-control px-1.5 hover:bg-hover data-popup-open:bg-active';

/** The name of the workspace; a menu when the person is in several. */
export const WorkspaceMenu = ({ session }: { session: Session }) => {
  const t = useTranslations('shell');
  const { me } = useRouteContext({ from: '/app' });
  const content = (
    <>
      <img alt="" className="size-5 shrink-0" src="/mark.svg" />
      <NavText>
        <span className="font-semibold">{session.workspace.name}</span>
      </NavText>
    </>
  );
  if (me.memberships.length < 2) return <div className={headRow.replace('hover:bg-hover', '')}>{content}</div>;
  return (
    <Menu
      entries={[
        {
          kind: 'radio',
          id: 'workspaces',
          label: t('workspaces'),
          value: session.workspace.id,
          options: me.memberships.map(({ workspace }) => ({ id: workspace.id, label: workspace.name })),
          onChange: switchWorkspace,
        },
      ]}
      trigger={
        <button className={headRow} title={t('switchWorkspace')} type="button">
          {content}
          <ChevronDown aria-hidden className="shrink-0 text-text-3 desk:group-data-folded/side:hidden" size={14} />
        </button>
      }
    />
  );
};

/** Who is signed in, and the choices that concern this person alone. */
export const PersonMenu = ({ session }: { session: Session }) => {
  const t = useTranslations('shell');
  const navigate = useNavigate();
  const matches = useMatchRoute();
  const { theme, density } = usePreferences();
  const { ask, dialog } = useSignOut();
  const words = useTranslations('notifications.mode');
  const format = useFormatter();
  const quiet = useQuietUntil();
  const mayBeQuiet = useMay('see-members');
  const entries: MenuEntry[] = [
    {
      id: 'profile',
      label: t('account'),
      icon: <UserRound aria-hidden size={16} />,
      onSelect: () => void navigate({ to: '/settings/profile' }),
    },
    ...(mayBeQuiet
      ? [
          {
            id: 'quiet',
            label: words(quiet ? 'until' : 'begin', {
              when: quiet ? format.dateTime(quiet, { weekday: 'short', hour: 'numeric', minute: 'numeric' }) : '',
            }),
            icon: <BellOff aria-hidden size={16} />,
            onSelect: () => void navigate({ to: '/settings/notifications' }),
          },
        ]
      : []),
    {
      id: 'shortcuts',
      label: t('shortcuts.title'),
      icon: <Keyboard aria-hidden size={16} />,
      shortcut: '?',
      onSelect: () =>
        currentCommands()
          .find(({ id }) => id === 'app.shortcuts')
          ?.run(),
    },
    { kind: 'separator', id: 'line-1' },
    {
      kind: 'radio',
      id: 'theme',
      label: t('theme'),
      value: theme,
      options: (['system', 'light', 'dark'] as const).map((id) => ({ id, label: t(`themes.${id}`) })),
      onChange: (id) => setPreferences({ theme: id as typeof theme }),
    },
    {
      kind: 'radio',
      id: 'density',
      label: t('density'),
      value: density,
      options: (['comfortable', 'compact'] as const).map((id) => ({ id, label: t(`densities.${id}`) })),
      onChange: (id) => setPreferences({ density: id as typeof density }),
    },
    { kind: 'separator', id: 'line-2' },
    { id: 'out', label: t('signOut'), icon: <LogOut aria-hidden size={16} />, onSelect: ask },
  ];
  return (
    <>
      <Link className={navRow(Boolean(matches({ to: '/settings', fuzzy: true })))} title={t('settings')} to="/settings">
        <Settings aria-hidden className="shrink-0" size={16} strokeWidth={1.75} />
        <NavText>{t('settings')}</NavText>
      </Link>
      <Menu
        entries={entries}
        side="top"
        trigger={
          <button className={headRow} title={t('account')} type="button">
            <Avatar decorative name={session.name} size={20} />
            <NavText>{session.name}</NavText>
            {quiet && <BellOff aria-label={words('title')} role="img" className="shrink-0 text-text-3" size={14} />}
          </button>
        }
      />
      {dialog}
    </>
  );
};
