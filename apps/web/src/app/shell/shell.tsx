import { AppShell, EmptyState, showToast } from '@baton/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouteContext, useRouterState } from '@tanstack/react-router';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { useQuietMode } from '#features/inbox/notify/use-quiet-mode.ts';
import { FollowFrame } from '#features/presence/follow-frame.tsx';
import { HereDialog } from '#features/presence/here-dialog.tsx';
import { followersAmong } from '#features/presence/here-list.tsx';
import { HereNow } from '#features/presence/here-now.tsx';
import { useFollow } from '#features/presence/use-follow.ts';
import { useShowView } from '#features/presence/use-show-view.ts';
import { useKeyboard } from '#shared/commands/use-keyboard.ts';
import { LiveProvider } from '#shared/live/live-context.tsx';
import { FollowContext } from '#shared/people/follow-context.ts';
import { setPreferences, usePreferences } from '#shared/preferences/preferences.ts';
import { QueueProvider } from '#shared/queue/queue-context.tsx';
import { SessionContext, type Session } from '#shared/session/session.tsx';
import { PageBarContext, type PageBarPlaces } from '#shared/shell/page-bar.tsx';

import { queuedKinds } from '../offline/queued-kinds.ts';
import { liveWhoOf } from '../session/live-who.ts';
import { BottomBar } from './bottom-bar.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { PersonMenu, WorkspaceMenu } from './own-menus.tsx';
import { Palette } from './palette.tsx';
import { SaveStatus } from './save-status.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { Sidebar } from './sidebar.tsx';
import { SignInAgain } from './sign-in-again.tsx';
import { useNotices } from './use-notices.ts';
import { usePlaceName, usePresent } from './use-present.tsx';
import { useShellCommands } from './use-shell-commands.tsx';
import { useUnreadInTitle } from './use-unread-in-title.ts';

/** The frame of every signed-in page, and what lives as long as the person stays signed in. */
export const Shell = () => {
  const { session } = useRouteContext({ from: '/app' });
  const t = useTranslations('common.noAccess');
  const queries = useQueryClient();
  const user = session?.user;
  const workspace = session?.workspace.id;
  // By what they are, not by the session around them: each navigation reads that anew, and the socket must outlive it.
  const who = useMemo(
    () => (user === undefined || workspace === undefined ? null : liveWhoOf(user, workspace, queries)),
    [user, workspace, queries],
  );
  if (!session || !who) return <EmptyState kind="no-access" text={t('text')} title={t('title')} />;
  return (
    <SessionContext value={session}>
      <LiveProvider who={who}>
        <Queued>
          <Frame session={session} />
        </Queued>
      </LiveProvider>
    </SessionContext>
  );
};

const Queued = ({ children }: { children: ReactNode }) => {
  const t = useTranslations('shell.save');
  const queries = useQueryClient();
  const kinds = useMemo(() => queuedKinds(queries), [queries]);
  const onSent = useCallback((count: number) => void showToast({ id: 'synced', title: t('synced', { count }) }), [t]);
  return (
    <QueueProvider kinds={kinds} onSent={onSent}>
      {children}
    </QueueProvider>
  );
};

const Frame = ({ session }: { session: Session }) => {
  const t = useTranslations('shell');
  const { sidebar, singleKeys } = usePreferences();
  // The page over which the sidebar was opened: going elsewhere closes it.
  const [overlayAt, setOverlayAt] = useState<string | null>(null);
  const [open, setOpen] = useState<'palette' | 'shortcuts' | 'here' | null>(null);
  const [places, setPlaces] = useState<PageBarPlaces>({ start: null, end: null });
  const path = useRouterState({ select: (state) => state.location.pathname });
  useKeyboard({ singleKeys });
  const openPalette = useCallback(() => setOpen((now) => (now === 'palette' ? null : 'palette')), []);
  const openShortcuts = useCallback(() => setOpen('shortcuts'), []);
  useShellCommands({ openPalette, openShortcuts });
  useUnreadInTitle();
  useNotices();
  const present = usePresent();
  const following = useFollow(present);
  const quiet = useQuietMode();
  useShowView(!quiet && followersAmong(present) > 0);
  const here = { present, following, nameOf: usePlaceName() };
  const start = useCallback(
    (element: HTMLElement | null) => setPlaces((before) => ({ ...before, start: element })),
    [],
  );
  const end = useCallback((element: HTMLElement | null) => setPlaces((before) => ({ ...before, end: element })), []);
  const words = useMemo(
    () => ({ skip: t('skip'), navigation: t('navigation'), fold: t('fold'), unfold: t('unfold') }),
    [t],
  );
  return (
    <>
      <AppShell
        bar={
          <>
            <div className="flex min-w-0 flex-1 items-center gap-2" ref={start} />
            <SaveStatus />
            <div className="flex shrink-0 items-center gap-2 empty:hidden" ref={end} />
          </>
        }
        banner={<ConnectionBanner />}
        bottomBar={<BottomBar here={present.length} onHere={() => setOpen('here')} onSearch={openPalette} />}
        folded={sidebar === 'folded'}
        foot={
          <>
            <HereNow {...here} />
            <PersonMenu session={session} />
          </>
        }
        head={<WorkspaceMenu session={session} />}
        navigation={<Sidebar onSearch={openPalette} />}
        onFold={(folded) => setPreferences({ sidebar: folded ? 'folded' : 'open' })}
        onOverlay={(over) => setOverlayAt(over ? path : null)}
        overlay={overlayAt === path}
        words={words}
      >
        <FollowContext value={following.follow}>
          <PageBarContext value={places}>
            <Outlet />
          </PageBarContext>
        </FollowContext>
      </AppShell>
      <HereDialog {...here} onClose={() => setOpen(null)} open={open === 'here'} />
      <FollowFrame person={following.person} />
      <SignInAgain />
      <Palette onClose={() => setOpen(null)} open={open === 'palette'} />
      <ShortcutSheet onClose={() => setOpen(null)} open={open === 'shortcuts'} singleKeys={singleKeys} />
    </>
  );
};
