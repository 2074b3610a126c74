import type { DealId, StageId } from '@baton/schema/shared';
import type { KeyboardEvent } from 'react';

import { useBoard, type BoardWorld } from '../board/board-world.tsx';
import { useKeyboardLift } from '../drag/use-keyboard-lift.ts';
import { useWalk } from './use-walk.ts';

interface CardPlace {
  id: DealId;
  stageId: StageId;
  index: number;
  count: number;
}

/** Keys of a focused card: walk, open, peek, select, lift. Letters that open menus are commands of the page. */
export const useCardKeys = (place: CardPlace) => {
  const board = useBoard();
  const lift = useKeyboardLift();
  const walk = useWalk();
  return (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const handled =
      board.ui.get().lift?.by === 'keyboard' ? lift.onKey(event) : onRest(event, place, { board, walk, lift });
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  };
};

interface Hands {
  board: BoardWorld;
  walk: ReturnType<typeof useWalk>;
  lift: ReturnType<typeof useKeyboardLift>;
}

const onRest = (event: KeyboardEvent, { id, stageId, index }: CardPlace, { board, walk, lift }: Hands): boolean => {
  const { ui, canWrite, peek, peeked, open } = board;
  switch (event.key) {
    case ' ':
      if (!event.shiftKey) peek(peeked === id ? null : id);
      else if (canWrite) lift.begin({ id, stageId, index });
      return true;
    case 'Enter':
      open(id);
      return true;
    case 'F2':
      if (canWrite) ui.set({ editing: { id, field: 'title' } });
      return true;
    case 'Escape':
      if (ui.get().selected.size === 0) return false;
      ui.clearSelection();
      return true;
    default:
      return walk(event.key, event.shiftKey, { id, stageId, index });
  }
};
