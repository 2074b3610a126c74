import { extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { Place } from '@baton/schema/deals';
import { announce } from '@baton/ui';
import { useEffect, useEffectEvent } from 'react';

import { useBoard, useShownIn } from '../board/board-world.tsx';
import { readCardDrag, readDrop, type CardDrag, type DropPlace } from './drag-data.ts';
import { useFinishMove } from './use-finish-move.ts';

/** Begins and ends every drag of a card on this board; once, by the board. */
export const useDrop = (): void => {
  const { store, ui, presence } = useBoard();
  const finish = useFinishMove();

  const shownIn = useShownIn();

  const onStart = useEffectEvent(({ id, stageId }: CardDrag) => {
    const deal = store.deal(id);
    if (deal === null) return;
    const from = { stageId: deal.stageId, rank: deal.rank };
    ui.set({ focused: id, lift: { id, by: 'pointer', from, at: { stageId, index: shownIn(stageId).indexOf(id) } } });
    presence.say({ doing: 'moving', subject: id });
  });

  const placeOf = (drop: DropPlace, edge: string | null): Place => {
    if (drop.over === null) return { stageId: drop.stageId };
    if (edge === 'bottom') return { stageId: drop.stageId, after: drop.over };
    const lift = ui.get().lift;
    const others = shownIn(drop.stageId).filter((id) => id !== lift?.id);
    return { stageId: drop.stageId, after: others[others.indexOf(drop.over) - 1] ?? null };
  };

  const onDrop = useEffectEvent((target: { data: Record<string | symbol, unknown> } | undefined) => {
    const { lift } = ui.get();
    ui.set({ lift: null });
    presence.say(null);
    const drop = target === undefined ? null : readDrop(target.data);
    if (lift === null || drop === null || target === undefined) return announce('');
    finish(lift, placeOf(drop, extractClosestEdge(target.data)));
  });

  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => readCardDrag(source.data) !== null,
        onDragStart: ({ source }) => {
          const drag = readCardDrag(source.data);
          if (drag !== null) onStart(drag);
        },
        onDrop: ({ location }) => onDrop(location.current.dropTargets[0]),
      }),
    [],
  );
};
