import type { Place } from '@baton/schema/deals';
import { showToast } from '@baton/ui';
import { useTranslations } from 'use-intl';

import type { Lift } from '../board/board-ui.ts';
import { useBoard } from '../board/board-world.tsx';

/**
 * Puts a lifted card down. If somebody else moved it meanwhile, theirs stands, and a notice says who and where and
 * offers *Keep mine*; nothing is ever on two places.
 */
export const useFinishMove = () => {
  const { store, actions, presence, names } = useBoard();
  const t = useTranslations('deals');
  return (lift: Lift, place: Place): void => {
    const deal = store.deal(lift.id);
    if (deal === null) return;
    const others = [lift.id];
    const label = t('did.moved', {
      title: deal.title,
      stage: store.stage(place.stageId)?.name ?? '',
      count: others.length,
    });
    const moveMine = () => void actions.move(label, others, place);
    const untouched = deal.stageId === lift.from.stageId && deal.rank === lift.from.rank;
    if (untouched) return moveMine();
    const mover = presence.lastMover(lift.id);
    const name = names.person(mover)?.name ?? t('card.somebody');
    showToast({
      id: 'moved-under-me',
      tone: 'warning',
      title: t('movedUnderMe.title', { title: deal.title }),
      description: t('movedUnderMe.text', { name, stage: store.stage(deal.stageId)?.name ?? '' }),
      action: { label: t('movedUnderMe.keepMine'), onSelect: moveMine },
      lasts: 12_000,
    });
  };
};
