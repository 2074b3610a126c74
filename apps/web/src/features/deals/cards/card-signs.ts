import type { DealId } from '@baton/schema/shared';

import type { BoardUiState } from '../board/board-ui.ts';

/** What this person's hands are doing to one card. */
export interface CardSigns {
  selected: boolean;
  peeked: boolean;
  focused: boolean;
  editing: boolean;
  lifted: 'pointer' | 'keyboard' | null;
  /** Which place of its column it is held at by keyboard. */
  heldAt: number | null;
}

const bits = { selected: 1, peeked: 2, focused: 4, editing: 8, pointer: 16, keyboard: 32 };
const places = 64;

/** The signs of a card as one number, so that one subscription per card is enough and nothing is made to compare them. */
export const signsOf = ({ selected, peeked, focused, editing, lift }: BoardUiState, id: DealId): number => {
  let signs = 0;
  if (selected.has(id)) signs |= bits.selected;
  if (peeked === id) signs |= bits.peeked;
  if (focused === id) signs |= bits.focused;
  if (editing?.id === id) signs |= bits.editing;
  if (lift?.id !== id) return signs;
  return lift.by === 'pointer' ? signs | bits.pointer : (signs | bits.keyboard) + places * lift.at.index;
};

export const readSigns = (signs: number): CardSigns => ({
  selected: (signs & bits.selected) !== 0,
  peeked: (signs & bits.peeked) !== 0,
  focused: (signs & bits.focused) !== 0,
  editing: (signs & bits.editing) !== 0,
  lifted: (signs & bits.pointer) !== 0 ? 'pointer' : (signs & bits.keyboard) !== 0 ? 'keyboard' : null,
  heldAt: (signs & bits.keyboard) === 0 ? null : Math.floor(signs / places),
});
