import { inboxTabs } from '@baton/schema/inbox';
import { classes } from '@baton/ui';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { useInboxCounts } from '../inbox-api.ts';
import type { InboxSearch } from '../inbox-search.ts';

/** What waits, of that who calls me, what is put off, and what is done. */
export const InboxTabs = ({ search, end }: { search: InboxSearch; end: ReactNode }) => {
  const t = useTranslations('inbox');
  const format = useFormatter();
  const counts = useInboxCounts(true);
  const { tab = 'inbox', team, kind } = search;
  const kept = { ...(team && { team }), ...(kind && { kind }) };
  return (
    <div className="flex shrink-0 items-center gap-x-4 border-b border-line pr-3 max-phone:flex-wrap">
      <nav aria-label={t('shown')} className="flex min-w-0 flex-1 gap-4 overflow-x-auto px-4">
        {inboxTabs.map((each) => {
          const count = each === 'done' ? 0 : (counts?.[each] ?? 0);
          return (
            <Link
              aria-current={each === tab ? 'page' : undefined}
              className={classes(
                'inline-flex min-h-9 items-center gap-1.5 border-b-2 px-1 whitespace-nowrap -outline-offset-2 coarse:min-h-11',
                each === tab
                  ? 'border-accent font-semibold text-text'
                  : 'border-transparent text-text-2 hover:text-text',
              )}
              key={each}
              search={each === 'inbox' ? kept : { tab: each, ...kept }}
              to="/inbox"
            >
              {t(`tabs.${each}`)}
              {count > 0 && <span className="text-secondary font-normal text-text-3">{format.number(count)}</span>}
            </Link>
          );
        })}
      </nav>
      <div className="flex min-w-0 items-center gap-1 max-phone:w-full max-phone:justify-between max-phone:border-t max-phone:border-line max-phone:px-2">
        {end}
      </div>
    </div>
  );
};
