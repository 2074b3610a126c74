import type { StageView } from '@baton/schema/deals';
import { ChevronsLeftRight } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { useShownCards } from '../board/board-world.tsx';
import { setDisplay, useDisplay } from '../display/board-display.ts';

/** A stage as a narrow strip with its name and count; a press opens it for this person. */
export const FoldedColumn = ({ stage }: { stage: StageView }) => {
  const ids = useShownCards(stage.id);
  const { folded } = useDisplay();
  const t = useTranslations('deals.board');
  return (
    <button
      aria-label={t('unfold', { stage: stage.name, count: ids.length })}
      className="flex w-10 shrink-0 flex-col items-center gap-2 rounded-column bg-sunken pt-3 text-text-2 hover:bg-active hover:text-text"
      onClick={() => setDisplay({ folded: { ...folded, [stage.id]: false } })}
      type="button"
    >
      <ChevronsLeftRight aria-hidden size={14} />
      <span className="text-secondary text-text-3">{ids.length}</span>
      <span className="font-semibold [writing-mode:vertical-rl]">{stage.name}</span>
    </button>
  );
};
