import type { ProposalDetail, ProposalState } from '@baton/schema/proposals';
import { classes } from '@baton/ui';
import { Check, ChevronRight } from 'lucide-react';
import { useTranslations } from 'use-intl';

const ends: ReadonlySet<ProposalState> = new Set(['declined', 'expired']);

/** The way of a proposal: in review only where somebody was asked, and at its end what it came to. */
export const stepsOf = ({ state, approval }: Pick<ProposalDetail, 'state' | 'approval'>): ProposalState[] => [
  'draft',
  ...(approval !== null || state === 'in-review' ? (['in-review'] as const) : []),
  'sent',
  'opened',
  ends.has(state) ? state : 'accepted',
];

/** How far a proposal has come: what is behind it, where it is, and what is still to come. */
export const StateSteps = ({ detail }: { detail: ProposalDetail }) => {
  const t = useTranslations('proposals');
  const steps = stepsOf(detail);
  const now = steps.indexOf(detail.state);
  return (
    <ol aria-label={t('steps.label')} className="flex min-w-0 flex-wrap items-center gap-x-1 text-secondary">
      {steps.map((step, at) => (
        <li
          aria-current={at === now ? 'step' : undefined}
          className={classes('flex items-center gap-1', at === now ? 'font-semibold' : 'text-text-2')}
          key={step}
        >
          {at > 0 && <ChevronRight aria-hidden className="text-text-3" size={12} />}
          {at < now && <Check aria-hidden className="text-success" size={12} strokeWidth={2} />}
          {t(`states.${step}`)}
          {at < now && <span className="sr-only">({t('steps.done')})</span>}
        </li>
      ))}
    </ol>
  );
};
