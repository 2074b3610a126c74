import { PanelLeft } from 'lucide-react';
import type { ReactNode } from 'react';

import { IconButton } from '../controls/icon-button.tsx';
import { SkipLink } from '../feedback/live-region.tsx';
import { classes } from '../tokens/classes.ts';

export interface AppShellProps {
  words: { skip: string; navigation: string; fold: string; unfold: string };
  folded: boolean;
  onFold: (folded: boolean) => void;
  /** Below 1024 px the sidebar lies over the page while this is true. */
  overlay: boolean;
  onOverlay: (open: boolean) => void;
  /** First in the sidebar: the workspace. */
  head: ReactNode;
  navigation: ReactNode;
  /** Last in the sidebar. */
  foot?: ReactNode;
  /** The global bar, after the button of the sidebar. */
  bar: ReactNode;
  banner?: ReactNode;
  /** Below 640 px, in place of the sidebar. */
  bottomBar: ReactNode;
  children: ReactNode;
}

/** The frame of every signed-in page: sidebar 224 or 52 px, bar 44 px, main; on a phone a bar at the bottom. */
export const AppShell = ({
  words,
  folded,
  onFold,
  overlay,
  onOverlay,
  head,
  navigation,
  foot,
  bar,
  banner,
  bottomBar,
  children,
}: AppShellProps) => (
  <div className="flex h-dvh flex-col overflow-hidden bg-bg print:h-auto print:overflow-visible">
    <SkipLink label={words.skip} to="main" />
    {banner}
    <div className="relative flex min-h-0 flex-1">
      {overlay && (
        <button
          aria-label={words.fold}
          className="fixed inset-0 z-30 bg-backdrop desk:hidden"
          onClick={() => onOverlay(false)}
          type="button"
        />
      )}
      <nav
        aria-label={words.navigation}
        className={classes(
          'group/side z-40 flex shrink-0 flex-col border-r border-line bg-sunken print:hidden max-phone:hidden',
          folded ? 'desk:w-13' : 'desk:w-56',
          overlay
            ? 'max-desk:fixed max-desk:inset-y-0 max-desk:left-0 max-desk:w-56 max-desk:shadow-dialog'
            : 'max-desk:w-13',
        )}
        data-folded={folded || undefined}
        data-overlay={overlay || undefined}
      >
        <div className="flex h-11 shrink-0 items-center px-2">{head}</div>
        <div className="calm-scroll min-h-0 flex-1 px-2 pb-2">{navigation}</div>
        {foot && <div className="px-2 pb-2">{foot}</div>}
      </nav>
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="flex h-11 coarse:h-13 shrink-0 items-center gap-2 border-b border-line bg-bg pr-4 pl-2 max-phone:pl-4 print:hidden">
          <IconButton
            aria-expanded={!folded}
            className="max-desk:hidden"
            icon={<PanelLeft size={16} />}
            label={folded ? words.unfold : words.fold}
            onClick={() => onFold(!folded)}
          />
          <IconButton
            aria-expanded={overlay}
            className="max-phone:hidden desk:hidden"
            icon={<PanelLeft size={16} />}
            label={words.unfold}
            onClick={() => onOverlay(!overlay)}
          />
          {bar}
        </header>
        <main
          className="relative min-h-0 flex-1 overflow-hidden outline-none print:overflow-visible"
          id="main"
          tabIndex={-1}
        >
          {children}
        </main>
        <div className="border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] phone:hidden print:hidden">
          {bottomBar}
        </div>
      </div>
    </div>
  </div>
);

/** How a row of the sidebar looks; the caller renders the link, so that any router fits. */
export const navRow = (active: boolean): string =>
  classes(
    'flex h-[max(28px,var(--control))] min-w-0 items-center gap-2.5 rounded-control px-2 text-text-2 transition-colors duration-[80ms] hover:bg-hover hover:text-text',
    active && 'bg-raised font-semibold text-text shadow-card',
  );

/** Text of a sidebar row; gives way when the sidebar is folded. */
export const NavText = ({ children }: { children: ReactNode }) => (
  <span className="min-w-0 flex-1 truncate text-left desk:group-data-folded/side:sr-only max-desk:group-[:not([data-overlay])]/side:sr-only">
    {children}
  </span>
);

/** A titled part of the sidebar. */
export const NavSection = ({
  title,
  action,
  children,
}: {
  title?: string;
  action?: ReactNode;
  children: ReactNode;
}) => (
  <section className="mt-3 flex flex-col gap-px first:mt-0">
    {title && (
      <div className="flex h-6 items-center px-2 text-meta font-semibold text-text-3">
        <NavText>
          <h2>{title}</h2>
        </NavText>
        {action}
      </div>
    )}
    {children}
  </section>
);
