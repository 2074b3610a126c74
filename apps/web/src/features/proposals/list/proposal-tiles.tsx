import type { ProposalState, ProposalTotal } from '@baton/schema/proposals';
import { classes, Skeleton, StatusPill } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { endingSoon, proposalTotalsQuery, type ProposalFilter } from '../proposals-api.ts';
import { StatePill } from '../state-pill.tsx';
import { useSumWords } from '../use-sum-words.ts';

interface ProposalTilesProps {
  filter: ProposalFilter;
  chosen: ProposalState | undefined;
  onChoose: (state: ProposalState | undefined) => void;
  /** Whether those alone are shown that end soon. */
  ending: boolean;
  onEnding: (ending: boolean) => void;
}

/** How many proposals are in which state, and what they come to; a press shows those alone. */
export const ProposalTiles = ({ filter, chosen, onChoose, ending, onEnding }: ProposalTilesProps) => {
  const t = useTranslations('proposals.tiles');
  const totals = useQuery(proposalTotalsQuery(filter));
  if (totals.isPending) return <Skeleton className="h-20 w-full" />;
  const shown = (totals.data?.data ?? []).filter(({ count, state }) => count > 0 || state === chosen);
  if (shown.length === 0) return null;
  return (
    <div aria-label={t('label')} className="grid grid-cols-2 gap-2 desk:grid-cols-4" role="group">
      {shown.map(({ state, count, alternatives, sums }) => (
        <Tile
          alternatives={alternatives}
          count={count}
          key={state}
          name={<StatePill state={state} />}
          onPress={() => onChoose(state === chosen ? undefined : state)}
          pressed={state === chosen}
          sums={sums}
        />
      ))}
      <EndingTile filter={filter} onPress={() => onEnding(!ending)} pressed={ending} />
    </div>
  );
};

/** What waits for an answer and ends within a week; absent while there is nothing of that, unless it is what is shown. */
const EndingTile = ({ filter, pressed, onPress }: { filter: ProposalFilter } & Pressing) => {
  const t = useTranslations('proposals.tiles');
  const { data } = useQuery(proposalTotalsQuery({ ...filter, endingBefore: endingSoon() }));
  const count = (data?.data ?? []).reduce((all, each) => all + each.count, 0);
  if (count === 0 && !pressed) return null;
  return (
    <Tile
      alternatives={0}
      count={count}
      name={<StatusPill tone="warning">{t('ending')}</StatusPill>}
      onPress={onPress}
      pressed={pressed}
      sums={[]}
    />
  );
};

interface Pressing {
  pressed: boolean;
  onPress: () => void;
}

interface TileProps extends Pressing {
  name: ReactNode;
  count: number;
  /** So many are not in the sums. */
  alternatives: number;
  sums: ProposalTotal['sums'];
}

const Tile = ({ name, count, alternatives, sums, pressed, onPress }: TileProps) => {
  const t = useTranslations('proposals.tiles');
  const format = useFormatter();
  const { words } = useSumWords();
  return (
    <button
      aria-pressed={pressed}
      className={classes(
        'flex min-w-0 flex-col items-start gap-1.5 rounded-card border bg-surface p-3 text-left hover:border-line-strong',
        pressed ? 'border-accent ring-1 ring-accent' : 'border-line',
      )}
      onClick={onPress}
      type="button"
    >
      <span className="flex w-full items-center justify-between gap-2">
        {name}
        <span className="text-section font-semibold">{format.number(count)}</span>
      </span>
      {sums.map((sum) => (
        <span className="w-full truncate text-secondary text-text-2" key={sum.currency}>
          {words(sum)}
        </span>
      ))}
      {alternatives > 0 && (
        <span className="text-secondary text-text-2">{t('alternatives', { count: alternatives })}</span>
      )}
    </button>
  );
};
