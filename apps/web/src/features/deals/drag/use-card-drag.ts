import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { DealId, StageId } from '@baton/schema/shared';
import { useEffect, useState, type RefObject } from 'react';

import { useBoard } from '../board/board-world.tsx';
import { cardDragData, dropData, readCardDrag } from './drag-data.ts';

/**
 * Makes a card draggable and a place to drop before or after. Answers the edge where a card would land. Where the card
 * stands in its column is no part of it: that changes with every neighbour, and this is set up once per card.
 */
export const useCardDrag = (
  element: RefObject<HTMLElement | null>,
  { id, stageId, enabled }: { id: DealId; stageId: StageId; enabled: boolean },
): 'top' | 'bottom' | null => {
  const { ui } = useBoard();
  const [edge, setEdge] = useState<'top' | 'bottom' | null>(null);
  useEffect(() => {
    const card = element.current;
    if (card === null || !enabled) return undefined;
    return combine(
      draggable({
        element: card,
        canDrag: () => ui.get().editing === null && ui.get().lift === null,
        getInitialData: () => cardDragData({ id, stageId }),
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
  }, [element, id, stageId, enabled, ui]);
  return edge;
};
