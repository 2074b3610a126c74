import { classes, Menu, type MenuEntry } from '@baton/ui';
import { Link, useMatchRoute } from '@tanstack/react-router';
import { Inbox, ListChecks, MapPin, Menu as Lines, Plus, Search, SquareKanban } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { useInboxCounts } from '#features/inbox/inbox-api.ts';
import { currentCommands, type Command } from '#shared/commands/commands.ts';
import { useMay } from '#shared/session/session.tsx';

const place = 'flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-meta';

const look = (active: boolean) => classes(place, active ? 'font-semibold text-accent' : 'text-text-2');

export interface BottomBarProps {
  onSearch: () => void;
  /** How many others are here. */
  here: number;
  onHere: () => void;
}

/** What a thumb needs most. What else there is to begin or to go to stands in two menus, made of the palette's commands. */
export const BottomBar = ({ onSearch, here, onHere }: BottomBarProps) => {
  const t = useTranslations('shell');
  const present = useTranslations('presence');
  const format = useFormatter();
  const matches = useMatchRoute();
  const mayWork = useMay('see-members');
  const unread = useInboxCounts(mayWork)?.unread ?? 0;
  const search: MenuEntry = {
    id: 'search',
    label: t('search'),
    icon: <Search aria-hidden size={16} strokeWidth={1.75} />,
    onSelect: onSearch,
  };
  const who: MenuEntry = {
    id: 'here',
    label: present('title'),
    hint: format.number(here),
    icon: <MapPin aria-hidden size={16} strokeWidth={1.75} />,
    onSelect: onHere,
  };
  return (
    <nav aria-label={t('navigation')} className="flex">
      {mayWork && (
        <Link className={look(Boolean(matches({ to: '/inbox' })))} to="/inbox">
          <span className="relative">
            <Inbox aria-hidden size={20} strokeWidth={1.75} />
            {unread > 0 && <span className="absolute -top-0.5 -right-1 size-2 rounded-full bg-accent" />}
          </span>
          {t('inboxShort')}
          {unread > 0 && <span className="sr-only">{t('inboxUnread', { count: unread })}</span>}
        </Link>
      )}
      <Link className={look(Boolean(matches({ to: '/boards', fuzzy: true })))} to="/boards">
        <SquareKanban aria-hidden size={20} strokeWidth={1.75} />
        {t('boards')}
      </Link>
      {mayWork && (
        <Menu
          entries={() => entriesOf(isBeginning)}
          side="top"
          trigger={<BarButton icon={<Plus aria-hidden size={20} strokeWidth={1.75} />} text={t('createShort')} />}
        />
      )}
      {mayWork && (
        <Link className={look(Boolean(matches({ to: '/tasks' })))} to="/tasks">
          <ListChecks aria-hidden size={20} strokeWidth={1.75} />
          {t('tasksShort')}
        </Link>
      )}
      <Menu
        align="end"
        entries={() => [search, ...(here > 0 ? [who] : []), ...entriesOf(isPlace)]}
        side="top"
        trigger={<BarButton icon={<Lines aria-hidden size={20} strokeWidth={1.75} />} text={t('moreShort')} />}
      />
    </nav>
  );
};

const BarButton = ({ icon, text, ...rest }: { icon: ReactNode; text: string }) => (
  <button {...rest} className={look(false)} type="button">
    {icon}
    {text}
  </button>
);

const isBeginning = ({ group }: Command): boolean => group === 'create';

/** Single boards are a tap on their list away. */
const isPlace = ({ group, id }: Command): boolean => group === 'go' && !id.startsWith('go.board.');

const entriesOf = (wanted: (command: Command) => boolean): MenuEntry[] =>
  currentCommands()
    .filter(wanted)
    .map(({ id, label, short, icon, run }) => ({ id, label: short ?? label, icon, onSelect: run }));
