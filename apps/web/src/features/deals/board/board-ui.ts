import type { DealId, StageId } from '@baton/schema/shared';
import { useSyncExternalStore } from 'react';

/** A card in somebody's hand: by mouse it stays where it was, by keyboard it stands where it would be dropped. */
export interface Lift {
  id: DealId;
  by: 'pointer' | 'keyboard';
  /** Where the card was in the document when it was lifted. */
  from: { stageId: StageId; rank: string };
  /** Where it is shown. */
  at: { stageId: StageId; index: number };
}

/** A menu that acts on cards, and the element it stands at. */
export interface CardMenu {
  kind: 'move' | 'assign' | 'label' | 'next' | 'card';
  ids: readonly DealId[];
  anchor: Element | null;
}

export interface BoardUiState {
  focused: DealId | null;
  selected: ReadonlySet<DealId>;
  /** The deal in the panel beside the board; the address says which, and this follows it. */
  peeked: DealId | null;
  /** Where a range selection begins. */
  anchor: DealId | null;
  lift: Lift | null;
  /** The title being typed; kept here so that it outlives a card that somebody takes away. */
  editing: { id: DealId; field: 'title'; draft?: string } | null;
  /** The column whose quick-add line is open. */
  adding: StageId | null;
  menu: CardMenu | null;
  /** The stage whose menu or settings are open. */
  stage: { id: StageId; shows: 'menu' | 'settings'; anchor: Element } | null;
}

const initial: BoardUiState = {
  focused: null,
  selected: new Set(),
  peeked: null,
  anchor: null,
  lift: null,
  editing: null,
  adding: null,
  menu: null,
  stage: null,
};

/** What one person does on a board just now. Outside of React, so that a drag does not draw the page. */
export class BoardUi {
  private state = initial;
  private readonly listeners = new Set<() => void>();

  get = (): BoardUiState => this.state;

  set(part: Partial<BoardUiState>): void {
    this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  toggle(id: DealId): void {
    const selected = new Set(this.state.selected);
    if (!selected.delete(id)) selected.add(id);
    this.set({ selected, anchor: id });
  }

  /** Selects everything between the anchor and this card, in the order given. */
  selectTo(id: DealId, order: readonly DealId[]): void {
    const start = order.indexOf(this.state.anchor ?? id);
    const end = order.indexOf(id);
    if (end < 0) return;
    const [low, high] = start < 0 ? [end, end] : [Math.min(start, end), Math.max(start, end)];
    this.set({ selected: new Set([...this.state.selected, ...order.slice(low, high + 1)]) });
  }

  clearSelection(): void {
    this.set({ selected: new Set(), anchor: null });
  }

  /** The cards that a command acts on: the selected ones, otherwise the focused one. */
  targets(): readonly DealId[] {
    if (this.state.selected.size > 0) return [...this.state.selected];
    return this.state.focused === null ? [] : [this.state.focused];
  }
}

/** One part of the board's state; `select` must answer the same object while nothing changed. */
export const useBoardUi = <T>(ui: BoardUi, select: (state: BoardUiState) => T): T =>
  useSyncExternalStore(ui.subscribe, () => select(ui.get()));
