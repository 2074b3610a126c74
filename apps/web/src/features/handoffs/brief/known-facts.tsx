import type { Handoff, KnownItem } from '@baton/schema/handoffs';
import { Link, type LinkProps } from '@tanstack/react-router';
import { ArrowUpRight } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { useLineWords } from './use-line-words.ts';

/** What the records know. */
export const KnownFacts = ({ known }: { known: KnownItem }) => {
  const t = useTranslations('handoffs.brief');
  const words = useLineWords();
  if (known.lines.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <ul className="flex flex-col gap-0.5">
        {known.lines.map((line) => {
          const { text, detail } = words(known.kind, line);
          return (
            <li className="min-w-0" key={line.id}>
              <span className="whitespace-pre-line">{text}</span>
              {detail !== '' && <span className="text-secondary text-text-3"> · {detail}</span>}
            </li>
          );
        })}
      </ul>
      {known.more > 0 && <p className="text-secondary text-text-3">{t('more', { count: known.more })}</p>}
    </div>
  );
};

/** The way to where it is mended for everybody. */
export const MendLink = ({ known, handoff }: { known: KnownItem; handoff: Handoff }) => {
  const t = useTranslations('handoffs.brief');
  return (
    <Link
      className="ml-auto inline-flex min-h-6 shrink-0 items-center gap-1 text-secondary text-accent hover:underline coarse:min-h-11"
      {...mendedAt(known.kind, handoff)}
    >
      {t(known.lines.length > 0 ? 'change' : `items.${known.kind}.mend`)}
      <ArrowUpRight aria-hidden size={12} />
    </Link>
  );
};

/** A known thing is mended on its record. */
const mendedAt = (kind: KnownItem['kind'], { accountId, subject }: Handoff) =>
  kind === 'amount' && subject.kind === 'deal'
    ? ({ to: '/deals/$dealId', params: { dealId: subject.id } } satisfies LinkProps)
    : ({ to: '/accounts/$accountId', params: { accountId } } satisfies LinkProps);
