import type { AccountId } from '@baton/schema/shared';
import { BadgeCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { usePromises } from './promises-api.ts';

/** How many promises to this customer still stand, in the header of their page; a press shows them. */
export const PromiseCount = ({ accountId }: { accountId: AccountId }) => {
  const t = useTranslations('promises');
  const { open } = usePromises(accountId);
  if (open === 0) return null;
  return (
    <button
      className="flex min-h-control shrink-0 items-center gap-1 rounded-control px-1.5 font-normal text-secondary text-text-2 hover:bg-hover"
      onClick={() => document.querySelector('#account-promises')?.scrollIntoView({ block: 'nearest' })}
      type="button"
    >
      <BadgeCheck aria-hidden className="text-success" size={14} strokeWidth={1.75} />
      {t('count', { count: open })}
    </button>
  );
};
