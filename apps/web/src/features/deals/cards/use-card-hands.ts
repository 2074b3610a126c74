import type { DealId, StageId } from '@baton/schema/shared';
import type { FocusEvent, KeyboardEvent, MouseEvent } from 'react';

import { useBoard, type BoardWorld } from '../board/board-world.tsx';
import { useKeyboardLift } from '../drag/use-keyboard-lift.ts';
import { useWalk } from './use-walk.ts';

/**
 * Click, focus and keys of all cards: walk, open, peek, select, lift. Heard once at the strip of columns, since handlers
 * of each card would be made anew with each of hundreds. Letters that open menus are commands of the page.
 */
export const useCardHands = () => {
  const board = useBoard();
  const lift = useKeyboardLift();
  const walk = useWalk();
  const { ui, store, peek } = board;

  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const card = cardAround(event.target);
    if (card === null || board.isPast) return;
    const { id, stageId } = card;
    if (event.metaKey || event.ctrlKey) return ui.toggle(id);
    if (event.shiftKey) return ui.selectTo(id, store.column(stageId).ids);
    if (isPhone()) return ui.set({ focused: id, menu: { kind: 'move', ids: [id], anchor: null } });
    peek(ui.get().peeked === id ? null : id);
  };

  const onFocus = (event: FocusEvent<HTMLElement>): void => {
    const card = cardAround(event.target);
    if (card !== null && ui.get().focused !== card.id) ui.set({ focused: card.id });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const card = cardAround(event.target);
    // Keys of a button or a field inside a card are its own.
    if (card === null || card.element !== event.target || event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const held = ui.get().lift?.by === 'keyboard';
    const handled = held ? lift.onKey(event) : onRest(event, card, { board, walk, lift });
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return { onClick, onFocus, onKeyDown };
};

interface CardPlace {
  id: DealId;
  stageId: StageId;
}

/** The card that an event happened on or in. */
const cardAround = (target: EventTarget): (CardPlace & { element: HTMLElement }) | null => {
  if (!(target instanceof Element)) return null;
  const element = target.closest<HTMLElement>('[data-deal]');
  const id = element?.dataset['deal'];
  const stageId = element?.closest<HTMLElement>('[data-stage]')?.dataset['stage'];
  if (element === null || id === undefined || stageId === undefined) return null;
  return { element, id: id as DealId, stageId: stageId as StageId };
};

const isPhone = () => matchMedia('(width < 640px)').matches;

interface Hands {
  board: BoardWorld;
  walk: ReturnType<typeof useWalk>;
  lift: ReturnType<typeof useKeyboardLift>;
}

const onRest = (event: KeyboardEvent, { id, stageId }: CardPlace, { board, walk, lift }: Hands): boolean => {
  const { ui, canWrite, peek, open } = board;
  switch (event.key) {
    case ' ':
      if (!event.shiftKey) peek(ui.get().peeked === id ? null : id);
      else if (canWrite) lift.begin({ id, stageId });
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
      return walk(event.key, event.shiftKey, { id, stageId });
  }
};
