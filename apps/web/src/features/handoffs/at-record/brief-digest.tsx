import type { HandoffId } from '@baton/schema/shared';
import { classes } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { Check, CircleDashed } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { useItemName } from '../brief/item-words.ts';
import { shownBrief } from '../brief/shown-brief.ts';
import { handoffQuery } from '../handoffs-api.ts';

/** What a brief holds, in one line of names: what is there, and what is missing. */
export const BriefDigest = ({ id }: { id: HandoffId }) => {
  const t = useTranslations('handoffs.brief');
  const nameOf = useItemName();
  const { data } = useQuery(handoffQuery(id));
  if (data === undefined || data.brief.items.length === 0) return null;
  const { items } = shownBrief(data.brief, null);
  return (
    <ul aria-label={t('title')} className="flex flex-wrap gap-x-2.5 gap-y-0.5 text-secondary">
      {items
        .filter(({ there, required }) => there || required)
        .map((item) => {
          const Icon = item.there ? Check : CircleDashed;
          return (
            <li
              className={classes(
                'inline-flex items-center gap-1',
                item.there ? 'text-text-2' : 'font-medium text-danger',
              )}
              key={item.id}
            >
              <Icon aria-hidden size={12} strokeWidth={2} />
              {nameOf(item)}
              {!item.there && <span className="sr-only">{t('missing')}</span>}
            </li>
          );
        })}
    </ul>
  );
};
