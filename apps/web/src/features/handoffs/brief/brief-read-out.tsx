import type { HandoffId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { handoffQuery } from '../handoffs-api.ts';
import { useItemName } from './item-words.ts';
import { KnownFacts } from './known-facts.tsx';
import { shownBrief } from './shown-brief.ts';

/** What a brief says, to be read where it is answered; as it was when it was last read. */
export const BriefReadOut = ({ id }: { id: HandoffId }) => {
  const t = useTranslations('handoffs.brief');
  const nameOf = useItemName();
  const { data } = useQuery(handoffQuery(id));
  if (data === undefined) return null;
  const items = shownBrief(data.brief, null).items.filter(({ there }) => there);
  if (items.length === 0) return null;
  return (
    <section aria-label={t('title')} className="rounded-card border border-line bg-surface">
      <dl className="grid gap-x-4 gap-y-3 p-3 phone:grid-cols-[9rem_minmax(0,1fr)]">
        {items.map((item) => (
          <div className="contents" key={item.id}>
            <dt className="text-secondary text-text-3">{nameOf(item)}</dt>
            <dd className="min-w-0 max-phone:-mt-2">
              {item.known === null ? (
                <p className="whitespace-pre-line">{item.text}</p>
              ) : (
                <KnownFacts known={item.known} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
