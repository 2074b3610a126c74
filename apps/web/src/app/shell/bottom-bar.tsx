import { classes } from '@baton/ui';
import { Link, useMatchRoute } from '@tanstack/react-router';
import { Building2, Inbox, ListChecks, Search, Settings, SquareKanban, UsersRound } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { useInboxCounts } from '#features/inbox/inbox-api.ts';
import { useMay } from '#shared/session/session.tsx';

const place = 'flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-meta';

const look = (active: boolean) => classes(place, active ? 'font-semibold text-accent' : 'text-text-2');

/** The ways of the sidebar, for a thumb. */
export const BottomBar = ({ onSearch }: { onSearch: () => void }) => {
  const t = useTranslations('shell');
  const matches = useMatchRoute();
  const mayTask = useMay('see-members');
  const unread = useInboxCounts(mayTask)?.unread ?? 0;
  return (
    <nav aria-label={t('navigation')} className="flex">
      {mayTask && (
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
      <Link className={look(Boolean(matches({ to: '/accounts', fuzzy: true })))} to="/accounts">
        <Building2 aria-hidden size={20} strokeWidth={1.75} />
        {t('accounts')}
      </Link>
      <Link className={look(Boolean(matches({ to: '/contacts', fuzzy: true })))} to="/contacts">
        <UsersRound aria-hidden size={20} strokeWidth={1.75} />
        {t('contacts')}
      </Link>
      {mayTask && (
        <Link className={look(Boolean(matches({ to: '/tasks' })))} to="/tasks">
          <ListChecks aria-hidden size={20} strokeWidth={1.75} />
          {t('tasksShort')}
        </Link>
      )}
      <button className={look(false)} onClick={onSearch} type="button">
        <Search aria-hidden size={20} strokeWidth={1.75} />
        {t('searchShort')}
      </button>
      <Link className={look(Boolean(matches({ to: '/settings', fuzzy: true })))} to="/settings">
        <Settings aria-hidden size={20} strokeWidth={1.75} />
        {t('settingsShort')}
      </Link>
    </nav>
  );
};
