import type { ProposalState } from '@baton/schema/proposals';
import { classes, Skeleton } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';

import { proposalTotalsQuery, type ProposalFilter } from '../proposals-api.ts';
import { StatePill } from '../state-pill.tsx';
import { useSumWords } from '../use-sum-words.ts';

interface ProposalTilesProps {
  filter: ProposalFilter;
  chosen: ProposalState | undefined;
  onChoose: (state: ProposalState | undefined) => void;
}

/** How many proposals are in which state, and what they come to; a press shows those alone. */
export const ProposalTiles = ({ filter, chosen, onChoose }: ProposalTilesProps) => {
  const t = useTranslations('proposals.tiles');
  const format = useFormatter();
  const { words } = useSumWords();
  const totals = useQuery(proposalTotalsQuery(filter));
  if (totals.isPending) return <Skeleton className="h-20 w-full" />;
  const shown = (totals.data?.data ?? []).filter(({ count, state }) => count > 0 || state === chosen);
  if (shown.length === 0) return null;
  return (
    <div aria-label={t('label')} className="grid grid-cols-2 gap-2 desk:grid-cols-4" role="group">
      {shown.map(({ state, count, sums }) => (
        <button
          aria-pressed={state === chosen}
          className={classes(
            'flex min-w-0 flex-col items-start gap-1.5 rounded-card border bg-surface p-3 text-left hover:border-line-strong',
            state === chosen ? 'border-accent ring-1 ring-accent' : 'border-line',
          )}
          key={state}
          onClick={() => onChoose(state === chosen ? undefined : state)}
          type="button"
        >
          <span className="flex w-full items-center justify-between gap-2">
            <StatePill state={state} />
            <span className="text-section font-semibold">{format.number(count)}</span>
          </span>
          {sums.map((sum) => (
            <span className="w-full truncate text-secondary text-text-2" key={sum.currency}>
              {words(sum)}
            </span>
          ))}
        </button>
      ))}
    </div>
  );
};
