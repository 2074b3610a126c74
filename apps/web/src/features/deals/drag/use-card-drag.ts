import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { DealId, StageId } from '@baton/schema/shared';
import { useEffect, useState, type RefObject } from 'react';

import { useBoard } from '../board/board-world.tsx';
import { cardDragData, dropData, readCardDrag } from './drag-data.ts';

/** Makes a card draggable and a place to drop before or after. Answers the edge where a card would land. */
export const useCardDrag = (
  element: RefObject<HTMLElement | null>,
  { id, stageId, index, enabled }: { id: DealId; stageId: StageId; index: number; enabled: boolean },
): 'top' | 'bottom' | null => {
  const { store, ui, presence } = useBoard();
  const [edge, setEdge] = useState<'top' | 'bottom' | null>(null);
  useEffect(() => {
    const card = element.current;
    if (card === null || !enabled) return undefined;
    return combine(
      draggable({
        element: card,
        canDrag: () => ui.get().editing === null && ui.get().lift === null,
        getInitialData: () => cardDragData({ id, stageId, index }),
        onDragStart: () => {
          const deal = store.deal(id);
          if (deal === null) return;
          const { stageId: from, rank } = deal;
          ui.set({ focused: id, lift: { id, by: 'pointer', from: { stageId: from, rank }, at: { stageId, index } } });
          presence.say({ doing: 'moving', subject: id });
        },
      }),
      dropTargetForElements({
        element: card,
        canDrop: ({ source }) => readCardDrag(source.data) !== null,
        getData: ({ input }) =>
          attachClosestEdge(dropData({ stageId, over: id }), { element: card, input, allowedEdges: ['top', 'bottom'] }),
        onDrag: ({ self, source }) => {
          const next = readCardDrag(source.data)?.id === id ? null : extractClosestEdge(self.data);
          setEdge(next === 'top' || next === 'bottom' ? next : null);
        },
        onDragLeave: () => setEdge(null),
        onDrop: () => setEdge(null),
      }),
    );
  }, [element, id, stageId, index, enabled, store, ui, presence]);
  return edge;
};
