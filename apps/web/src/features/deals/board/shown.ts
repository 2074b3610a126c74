import type { DealView } from '@baton/schema/deals';
import type { DealId, StageId } from '@baton/schema/shared';

import type { Lift } from './board-ui.ts';

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
  }: { match: ((deal: DealView) => boolean) | null; deal: (id: DealId) => DealView | null; lift: Lift | null },
): readonly DealId[] => {
  const passing = match === null ? ids : ids.filter((id) => passes(id, match, deal));
  if (lift === null) return passing;
  const others = passing.filter((id) => id !== lift.id);
  if (lift.at.stageId !== stageId) return others.length === passing.length ? passing : others;
  return others.toSpliced(Math.min(lift.at.index, others.length), 0, lift.id);
};

const passes = (id: DealId, match: (deal: DealView) => boolean, deal: (id: DealId) => DealView | null) => {
  const found = deal(id);
  return found !== null && match(found);
};
