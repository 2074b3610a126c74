import type { DealId, StageId } from '@baton/schema/shared';

const mark = Symbol('baton card');

/** What travels with a dragged card. The symbol keeps foreign drags (files, text, another library) out. */
export interface CardDrag {
  id: DealId;
  /** The column in which the card was taken. */
  stageId: StageId;
}

export const cardDragData = (drag: CardDrag): Record<string | symbol, unknown> => ({ [mark]: drag });

export const readCardDrag = (data: Record<string | symbol, unknown>): CardDrag | null =>
  (data[mark] as CardDrag) ?? null;

const target = Symbol('baton drop target');

/** Where a card can be dropped: on another card (before or after it by the edge) or on a column (last). */
export interface DropPlace {
  stageId: StageId;
  over: DealId | null;
}

export const dropData = (place: DropPlace): Record<string | symbol, unknown> => ({ [target]: place });

export const readDrop = (data: Record<string | symbol, unknown>): DropPlace | null =>
  (data[target] as DropPlace) ?? null;
