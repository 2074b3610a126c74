import { handoffBoxes, type HandoffBox } from '@baton/schema/handoffs';
import { classes } from '@baton/ui';
import { Link } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl';

import { useHandoffCounts } from '../handoffs-api.ts';

/** The boxes that people look into; `all` is for programs. */
export const shownBoxes = handoffBoxes.filter((box) => box !== 'all');
export type ShownBox = Exclude<HandoffBox, 'all'>;

/** What waits for my teams, what we wait for, what came back, what is being prepared, and what is done. */
export const HandoffTabs = ({ box }: { box: ShownBox }) => {
  const t = useTranslations('handoffs');
  const format = useFormatter();
  const counts = useHandoffCounts();
  const countOf: Partial<Record<ShownBox, number>> = counts
    ? { 'to-accept': counts.toAccept, sent: counts.sent, returned: counts.returned, drafts: counts.drafts }
    : {};
  return (
    <nav aria-label={t('shown')} className="flex shrink-0 gap-4 overflow-x-auto border-b border-line px-4">
      {shownBoxes.map((each) => {
        const count = countOf[each] ?? 0;
        return (
          <Link
            aria-current={each === box ? 'page' : undefined}
            className={classes(
              'inline-flex min-h-9 items-center gap-1.5 border-b-2 px-1 whitespace-nowrap -outline-offset-2 coarse:min-h-11',
              each === box ? 'border-accent font-semibold text-text' : 'border-transparent text-text-2 hover:text-text',
            )}
            key={each}
            search={(old) => ({ route: old.route, ...(each === 'to-accept' ? {} : { box: each }) })}
            to="/handoffs"
          >
            {t(`boxes.${each}`)}
            {count > 0 && <span className="text-secondary font-normal text-text-3">{format.number(count)}</span>}
          </Link>
        );
      })}
    </nav>
  );
};
