import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import { memo, useDeferredValue, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';

import { useBoard, useStages } from '../board/board-world.tsx';
import { useCardHands } from '../cards/use-card-hands.ts';
import { useDisplay } from '../display/board-display.ts';
import { useDrop } from '../drag/use-drop.ts';
import { AddStage } from '../stages/add-stage.tsx';
import { BoardColumn } from './board-column.tsx';
import { FoldedColumn } from './folded-column.tsx';
import { StageTabs } from './stage-tabs.tsx';

/** Of an open column with its gap, in px. */
const columnWidth = 280;

/** The columns side by side; on a phone one stage at a time, chosen by tabs. Not drawn again when only saving goes on. */
export const BoardColumns = memo(() => {
  const t = useTranslations('deals');
  const { canManage, isPast, store, ui } = useBoard();
  const stages = useStages();
  const { folded } = useDisplay();
  const strip = useRef<HTMLDivElement>(null);
  const narrow = useNarrow();
  const [tab, setTab] = useState<string | null>(null);
  useEffect(() => {
    if (!isPast) return undefined;
    // A line of what changed leads to its card, whichever column is shown.
    return ui.subscribe(() => {
      const { focused } = ui.get();
      const there = focused === null ? null : store.deal(focused);
      if (there) setTab(there.stageId);
    });
  }, [isPast, ui, store]);
  useDrop();
  const hands = useCardHands();
  useEffect(() => {
    const element = strip.current;
    return element === null ? undefined : autoScrollForElements({ element });
  }, []);
  // What is in view is drawn and painted first; the columns beside it follow at once, in pieces.
  const all = useDeferredValue(true, false);
  const [inView] = useState(columnsInView);
  const current = stages.find((stage) => stage.id === tab) ?? stages[0];
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <p className="sr-only" id="board-card-keys">
        {isPast ? t('past.keys') : t('card.keys')}
      </p>
      {narrow && current && <StageTabs current={current.id} onPick={setTab} stages={stages} />}
      <div
        {...hands}
        className="flex min-h-0 flex-1 gap-2 overflow-x-auto overflow-y-hidden px-4 pb-3 max-phone:px-2"
        data-board-strip
        data-follow="x:columns"
        ref={strip}
      >
        {(narrow && current ? [current] : stages).map((stage, index) =>
          (folded[stage.id] ?? stage.folded) && !narrow ? (
            <FoldedColumn key={stage.id} stage={stage} />
          ) : (
            <BoardColumn
              drawn={all ? 'all' : index < inView ? 'seen' : 'none'}
              key={stage.id}
              narrow={narrow}
              stage={stage}
            />
          ),
        )}
        {!narrow && canManage && <AddStage />}
      </div>
    </div>
  );
});

/** Asked of the page around the board, which has been drawn before and is laid out: the strip itself is not there yet. */
const columnsInView = (): number =>
  Math.ceil((document.querySelector('main')?.clientWidth ?? globalThis.innerWidth) / columnWidth);

const useNarrow = (): boolean => {
  const [narrow, setNarrow] = useState(() => matchMedia('(width < 640px)').matches);
  useEffect(() => {
    const media = matchMedia('(width < 640px)');
    const changed = () => setNarrow(media.matches);
    media.addEventListener('change', changed);
    return () => media.removeEventListener('change', changed);
  }, []);
  return narrow;
};
