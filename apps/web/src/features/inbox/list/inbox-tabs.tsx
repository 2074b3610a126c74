import { inboxTabs, type InboxTab } from '@baton/schema/inbox';
import { classes } from '@baton/ui';
import { Link } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl';

import { useInboxCounts } from '../inbox-api.ts';

/** What waits, of that who calls me, what is put off, and what is done. */
export const InboxTabs = ({ tab }: { tab: InboxTab }) => {
  const t = useTranslations('inbox');
  const format = useFormatter();
  const counts = useInboxCounts(true);
  return (
    <nav aria-label={t('shown')} className="flex shrink-0 gap-4 overflow-x-auto border-b border-line px-4">
      {inboxTabs.map((each) => {
        const count = each === 'done' ? 0 : (counts?.[each] ?? 0);
        return (
          <Link
            aria-current={each === tab ? 'page' : undefined}
            className={classes(
              'inline-flex min-h-9 items-center gap-1.5 border-b-2 px-1 whitespace-nowrap -outline-offset-2 coarse:min-h-11',
              each === tab ? 'border-accent font-semibold text-text' : 'border-transparent text-text-2 hover:text-text',
            )}
            key={each}
            search={each === 'inbox' ? {} : { tab: each }}
            to="/inbox"
          >
            {t(`tabs.${each}`)}
            {count > 0 && <span className="text-secondary font-normal text-text-3">{format.number(count)}</span>}
          </Link>
        );
      })}
    </nav>
  );
};
