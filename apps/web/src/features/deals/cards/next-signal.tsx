import type { DealId } from '@baton/schema/shared';
import { classes } from '@baton/ui';

import { useBoard, type BoardWorld } from '../board/board-world.tsx';
import type { Next, NextGroup } from '../board/next-activities.ts';
import { nextName, nextText } from './card-words.ts';

const looks: Record<NextGroup, string> = {
  overdue: 'font-semibold text-danger',
  today: 'font-medium text-text',
  none: 'font-medium text-warning',
  later: 'text-text-2',
};

/** What is planned next, by mark, words and colour; one press plans. */
export const NextSignal = ({ id, next, crowded }: { id: DealId; next: Next; crowded: boolean }) => {
  const board = useBoard();
  const { ui, canWrite } = board;
  const words = nextText(next, board, crowded);
  const tip = tipOf(next, board);
  return (
    <button
      aria-label={`${words}. ${tip}`}
      className={classes(
        '-mx-1 flex h-6 min-w-0 items-center gap-1 rounded-chip px-1 text-secondary enabled:hover:bg-hover coarse:h-11',
        looks[next.group],
      )}
      data-next={next.group}
      data-tip={tip}
      disabled={!canWrite}
      onClick={(event) => {
        event.stopPropagation();
        ui.set({ focused: id, menu: { kind: 'next', ids: [id], anchor: event.currentTarget } });
      }}
      tabIndex={-1}
      type="button"
    >
      <Mark group={next.group} />
      <span className={crowded ? 'clipped' : 'whitespace-nowrap'}>{words}</span>
    </button>
  );
};

const tipOf = ({ activity }: Next, board: Pick<BoardWorld, 'names' | 'words'>): string =>
  activity === null ? board.words('card.nothingPlanned') : nextName(activity, board);

/** Boxes and a letter, not pictures: each picture on each card costs in every frame of scrolling. */
const Mark = ({ group }: { group: NextGroup }) => {
  if (group === 'overdue')
    return (
      <span aria-hidden className="shrink-0 text-[9px] leading-none">
        ▲
      </span>
    );
  return <span aria-hidden className={classes('size-[7px] shrink-0 rounded-full', marks[group])} />;
};

const marks = { today: 'bg-accent', later: 'bg-text-3', none: 'border-[1.5px] border-warning' };
