import type { AccountId, HandoffId } from '@baton/schema/shared';
import { classes } from '@baton/ui';
import { useTranslations } from 'use-intl';

import { useRouteWords } from '../route-name.tsx';
import { useHandoffsOf } from './handoff-cards.tsx';

/** In the header of a customer: between which teams it is just now. */
export const HandoffBadge = ({ accountId, onOpen }: { accountId: AccountId; onOpen: (id: HandoffId) => void }) => {
  const t = useTranslations('handoffs.atAccount');
  const words = useRouteWords();
  const { open } = useHandoffsOf({ accountId });
  const first = open.find(({ state }) => state === 'sent') ?? open.find(({ state }) => state === 'returned');
  if (first === undefined) return null;
  const { from, to } = words(first);
  return (
    <button
      className={classes(
        'inline-flex min-h-6 min-w-0 shrink items-center max-phone:hidden gap-1 rounded-chip px-1.5 text-secondary font-medium hover:brightness-95 coarse:min-h-11',
        first.state === 'sent' ? 'bg-accent-soft text-accent' : 'bg-warning-soft text-warning',
      )}
      onClick={() => onOpen(first.id)}
      type="button"
    >
      <span className="truncate">{t(first.state === 'sent' ? 'pending' : 'returned', { from, to })}</span>
    </button>
  );
};
