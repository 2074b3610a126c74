import { Avatar, Menu, NavText, navRow, type MenuEntry } from '@baton/ui';
import { Link, useMatchRoute, useNavigate, useRouteContext } from '@tanstack/react-router';
import { BellOff, ChevronDown, Keyboard, LogOut, Settings, UserRound } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';

import { useQuietUntil } from '#features/inbox/notify/use-quiet-mode.ts';
import { currentCommands } from '#shared/commands/commands.ts';
import { setPreferences, usePreferences } from '#shared/preferences/preferences.ts';
import { useMay, type Session } from '#shared/session/session.tsx';

import { switchWorkspace } from '../session/me.ts';
import { useSignOut } from './sign-out.tsx';

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
  const { theme, density, carets } = usePreferences();
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
    {
      kind: 'radio',
      id: 'carets',
      label: t('carets'),
      value: carets,
      options: (['shown', 'hidden'] as const).map((id) => ({ id, label: t(`caretsAre.${id}`) })),
      onChange: (id) => setPreferences({ carets: id as typeof carets }),
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
