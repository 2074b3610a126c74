import { classes, navRow } from '@baton/ui';
import { Link, Outlet } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';

import { useSession } from '#shared/session/session.tsx';
import { PageBar } from '#shared/shell/page-bar.tsx';

const places = [
  { group: 'mine', id: 'profile', to: '/settings/profile', ability: null },
  { group: 'mine', id: 'notifications', to: '/settings/notifications', ability: 'see-members' },
  { group: 'mine', id: 'devices', to: '/settings/devices', ability: null },
  { group: 'mine', id: 'calendars', to: '/settings/calendars', ability: 'see-members' },
  { group: 'ours', id: 'workspace', to: '/settings/workspace', ability: null },
  { group: 'ours', id: 'members', to: '/settings/members', ability: 'see-members' },
  { group: 'ours', id: 'teams', to: '/settings/teams', ability: 'see-members' },
  { group: 'ours', id: 'routes', to: '/settings/routes', ability: 'see-members' },
  { group: 'ours', id: 'workingHours', to: '/settings/working-hours', ability: 'see-members' },
  { group: 'ours', id: 'fields', to: '/settings/fields', ability: 'see-members' },
  { group: 'ours', id: 'products', to: '/settings/products', ability: 'see-members' },
  { group: 'ours', id: 'taxRates', to: '/settings/tax-rates', ability: 'see-members' },
  { group: 'ours', id: 'discounts', to: '/settings/discounts', ability: 'see-members' },
  { group: 'ours', id: 'proposals', to: '/settings/proposals', ability: 'see-members' },
  { group: 'ours', id: 'templates', to: '/settings/templates', ability: 'see-members' },
  { group: 'ours', id: 'rates', to: '/settings/rates', ability: 'see-members' },
  { group: 'ours', id: 'import', to: '/settings/import', ability: 'import-records' },
] as const;

/** Settings: a list of places at the left, above the page on a phone. */
export const SettingsPage = () => {
  const t = useTranslations('settings');
  const { abilities } = useSession();
  const open = places.filter(({ ability }) => ability === null || abilities.includes(ability));
  return (
    <>
      <PageBar name={t('title')} />
      <div className="flex h-full max-desk:flex-col">
        <nav
          aria-label={t('title')}
          className="calm-scroll flex shrink-0 gap-4 border-line p-3 desk:w-52 desk:flex-col desk:border-r max-desk:overflow-x-auto max-desk:border-b max-desk:py-2"
        >
          {(['mine', 'ours'] as const).map((group) => (
            <div className="flex gap-px desk:flex-col" key={group}>
              <h2 className="flex h-6 items-center px-2 text-meta font-semibold text-text-3 max-desk:sr-only">
                {t(`groups.${group}`)}
              </h2>
              {open
                .filter((place) => place.group === group)
                .map(({ id, to }) => (
                  <Link
                    activeProps={{ className: classes(navRow(true)) }}
                    className="whitespace-nowrap"
                    inactiveProps={{ className: navRow(false) }}
                    key={id}
                    to={to}
                  >
                    {t(`places.${id}`)}
                  </Link>
                ))}
            </div>
          ))}
        </nav>
        <div className="min-h-0 min-w-0 flex-1">
          <Outlet />
        </div>
      </div>
    </>
  );
};
