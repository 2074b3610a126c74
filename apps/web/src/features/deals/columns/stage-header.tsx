import type { StageView } from '@baton/schema/deals';
import type { DealId } from '@baton/schema/shared';
import { IconButton, StatusPill } from '@baton/ui';
import { ChevronsRightLeft, Plus } from 'lucide-react';

import { useBoard, useTotals } from '../board/board-world.tsx';
import { setDisplay, useDisplay } from '../display/board-display.ts';
import { StageMenuButton } from '../stages/stage-menu.tsx';
import { SumWords } from '../totals/sum-words.tsx';

/** Name, count, sum and weighted sum of a stage. The figures cover every card that passes the filter, drawn or not. */
export const StageHeader = ({ stage, ids }: { stage: StageView; ids: readonly DealId[] }) => {
  const { ui, canWrite, words: t } = useBoard();
  const { folded } = useDisplay();
  const totals = useTotals(ids);
  const over = stage.wipLimit !== null && ids.length > stage.wipLimit;
  return (
    <header className="group/header px-3 pt-2 pb-1.5">
      <div className="flex h-7 items-center gap-1.5">
        <h2 className="min-w-0 truncate font-semibold">{stage.name}</h2>
        <span className="text-secondary text-text-3">{ids.length}</span>
        {over && (
          <span data-tip={t('board.overLimit', { limit: stage.wipLimit ?? 0 })}>
            <StatusPill tone="warning">{t('board.limit', { limit: stage.wipLimit ?? 0 })}</StatusPill>
          </span>
        )}
        <div className="ml-auto flex items-center opacity-0 transition-opacity duration-[80ms] group-hover/header:opacity-100 group-focus-within/header:opacity-100 coarse:opacity-100">
          {canWrite && stage.kind === 'open' && (
            <IconButton
              className="size-6!"
              data-tip={t('board.addTo', { stage: stage.name })}
              icon={<Plus size={15} />}
              label={t('board.addTo', { stage: stage.name })}
              onClick={() => ui.set({ adding: stage.id })}
              tooltip={false}
            />
          )}
          <IconButton
            className="size-6!"
            data-tip={t('board.fold', { stage: stage.name })}
            icon={<ChevronsRightLeft size={14} />}
            label={t('board.fold', { stage: stage.name })}
            tooltip={false}
            onClick={() => setDisplay({ folded: { ...folded, [stage.id]: true } })}
          />
          <StageMenuButton stage={stage} />
        </div>
      </div>
      <div className="flex h-4 items-baseline justify-between gap-2 text-meta text-text-2">
        <SumWords part="sum" totals={totals} />
        <SumWords part="weighted" totals={totals} />
      </div>
    </header>
  );
};
