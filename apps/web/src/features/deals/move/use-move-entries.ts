import type { Place } from '@baton/schema/deals';
import type { DealId, StageId } from '@baton/schema/shared';
import type { MenuEntry } from '@baton/ui';
import { useTranslations } from 'use-intl';

import { useBoard, useStages } from '../board/board-world.tsx';

/** Moving without dragging: a stage, then a position in it. For one card or many, by key, mouse or thumb. */
export const useMoveEntries = (ids: readonly DealId[]): MenuEntry[] => {
  const { store } = useBoard();
  const stages = useStages();
  const t = useTranslations('deals.move');
  const move = useMoveTo(ids);
  const here = ids.length === 1 && ids[0] !== undefined ? (store.deal(ids[0])?.stageId ?? null) : null;
  return [
    {
      kind: 'group',
      id: 'stages',
      label: t('title', { count: ids.length }),
      entries: stages.map((stage) => ({
        kind: 'submenu',
        id: stage.id,
        label: stage.id === here ? t('here', { stage: stage.name }) : stage.name,
        // Made when it opens: a dozen stages times ten places are a hundred lines that nobody reads.
        entries: () => positionEntries(stage.id),
      })),
    },
  ];

  function positionEntries(stageId: StageId): MenuEntry[] {
    const others = store.column(stageId).ids.filter((id) => !ids.includes(id));
    const near = others.slice(0, 8);
    return [
      { id: 'first', label: t('first'), onSelect: () => move({ stageId, after: null }) },
      { id: 'last', label: t('last'), onSelect: () => move({ stageId }) },
      ...(near.length === 0 ? [] : [{ kind: 'separator' as const, id: 'sep' }]),
      ...near.map((id) => ({
        id,
        label: t('after', { title: store.deal(id)?.title ?? '' }),
        onSelect: () => move({ stageId, after: id }),
      })),
    ];
  }
};

/** Moves these cards to a place as one step, with words for the toast. */
export const useMoveTo = (ids: readonly DealId[]) => {
  const { store, actions } = useBoard();
  const t = useTranslations('deals');
  return (place: Place): void => {
    const title = store.deal(ids[0] as DealId)?.title ?? '';
    const stage = store.stage(place.stageId)?.name ?? '';
    actions.move(t('did.moved', { title, stage, count: ids.length }), ids, place);
  };
};
