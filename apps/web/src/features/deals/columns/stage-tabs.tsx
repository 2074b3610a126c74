import type { StageView } from '@baton/schema/deals';
import { classes } from '@baton/ui';
import { useTranslations } from 'use-intl';

import { useShownCards, useTotals } from '../board/board-world.tsx';
import { SumWords } from '../totals/sum-words.tsx';

/** On a phone: the stages as tabs with their counts, and the sums of the chosen one. */
export const StageTabs = ({
  stages,
  current,
  onPick,
}: {
  stages: readonly StageView[];
  current: string;
  onPick: (id: string) => void;
}) => {
  const t = useTranslations('deals.board');
  const chosen = stages.find((stage) => stage.id === current);
  return (
    <div className="shrink-0 border-b border-line">
      <nav aria-label={t('stages')} className="flex overflow-x-auto px-2">
        {stages.map((stage) => (
          <Tab current={stage.id === current} key={stage.id} onPick={() => onPick(stage.id)} stage={stage} />
        ))}
      </nav>
      {chosen && <ChosenTotals stage={chosen} />}
    </div>
  );
};

const Tab = ({ stage, current, onPick }: { stage: StageView; current: boolean; onPick: () => void }) => {
  const ids = useShownCards(stage.id);
  return (
    <button
      aria-current={current ? 'true' : undefined}
      className={classes(
        'flex min-h-11 shrink-0 items-center gap-1.5 border-b-2 px-3',
        current ? 'border-accent font-semibold text-text' : 'border-transparent text-text-2',
      )}
      onClick={onPick}
      type="button"
    >
      {stage.name}
      <span className="text-secondary text-text-3">{ids.length}</span>
    </button>
  );
};

const ChosenTotals = ({ stage }: { stage: StageView }) => {
  const totals = useTotals(useShownCards(stage.id));
  return (
    <div className="flex h-8 items-center justify-between gap-2 bg-sunken px-4 text-secondary text-text-2">
      <SumWords part="sum" totals={totals} />
      <SumWords part="weighted" totals={totals} />
    </div>
  );
};
