import type { DealView } from '@baton/schema/deals';
import type { DealId, StageId } from '@baton/schema/shared';

import type { Lift } from './board-ui.ts';
import type { NextOrder } from './next-activities.ts';

/**
 * The cards of one column as this person sees them: filtered, and with a lifted card where the hand holds it, whatever
 * others do to it meanwhile.
 */
export const shownCards = (
  ids: readonly DealId[],
  stageId: StageId,
  {
    match,
    deal,
    lift,
    sort,
  }: {
    match: ((deal: DealView) => boolean) | null;
    deal: (id: DealId) => DealView | null;
    lift: Lift | null;
    /** This person's own order; null for the one that the cards have on the board. */
    sort: NextOrder | null;
  },
): readonly DealId[] => {
  const all = match === null ? ids : ids.filter((id) => passes(id, match, deal));
  const passing = sort === null ? all : all.toSorted(sort);
  if (lift === null) return passing;
  const others = passing.filter((id) => id !== lift.id);
  if (lift.at.stageId !== stageId) return others.length === passing.length ? passing : others;
  return others.toSpliced(Math.min(lift.at.index, others.length), 0, lift.id);
};

const passes = (id: DealId, match: (deal: DealView) => boolean, deal: (id: DealId) => DealView | null) => {
  const found = deal(id);
  return found !== null && match(found);
};
