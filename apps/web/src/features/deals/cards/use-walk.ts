import type { DealId, StageId } from '@baton/schema/shared';

import { useBoard, useShownIn, useStages } from '../board/board-world.tsx';

type Step = [columns: number, cards: number];

const steps: Record<string, Step> = {
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  j: [0, 1],
  k: [0, -1],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

/** Moves the focus from card to card; with Shift the selection grows. With the panel open, the panel follows. */
export const useWalk = () => {
  const { ui, peek } = useBoard();
  const stages = useStages();
  const cardsOf = useShownIn();
  return (key: string, shift: boolean, from: { id: DealId; stageId: StageId }): boolean => {
    const step = steps[key];
    if (step === undefined) return false;
    const [columns, cards] = step;
    const order = columns === 0 ? cardsOf(from.stageId) : nextColumn(stages, from.stageId, columns, cardsOf);
    const index = cardsOf(from.stageId).indexOf(from.id);
    const next = order[Math.min(order.length - 1, Math.max(0, index + cards))];
    if (next === undefined || next === from.id) return true;
    if (shift) {
      if (ui.get().anchor === null) ui.set({ anchor: from.id });
      ui.selectTo(next, order);
    }
    ui.set({ focused: next });
    if (ui.get().peeked !== null) peek(next);
    return true;
  };
};

/** The nearest column on that side with a card in it. */
const nextColumn = (
  stages: ReturnType<typeof useStages>,
  from: StageId,
  direction: number,
  cardsOf: (stageId: StageId) => readonly DealId[],
): readonly DealId[] => {
  const start = stages.findIndex((stage) => stage.id === from);
  for (let at = start + direction; at >= 0 && at < stages.length; at += direction) {
    const stage = stages[at];
    const cards = stage === undefined ? [] : cardsOf(stage.id);
    if (cards.length > 0) return cards;
  }
  return [];
};
