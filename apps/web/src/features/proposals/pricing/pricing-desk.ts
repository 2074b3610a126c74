import { editLine, type LinePatch, type PricingRow } from '@baton/schema/pricing';
import type { TaxRate } from '@baton/schema/products';
import type { LineId } from '@baton/schema/shared';

import type { CellPresence } from './cell-presence.ts';
import { cellKey, type CellPlace, type Column } from './columns.ts';
import type { LivePricing } from './live-pricing.ts';
import type { Unread } from './pasted-rows.ts';
import { typedCell } from './typed-cell.ts';

/** What one person does at the table: no document, nobody else's. */
export interface DeskState {
  active: CellPlace | null;
  /** The column that arrows walk down in. */
  wished: Column;
  /** What the open cell began with; `typed` when a key began it, so that arrows leave it again. */
  open: { text: string; typed: boolean } | null;
  /** What is in the open cell now. */
  draft: string;
  /** What was typed and is no value: it stays with its cell until somebody mends it. */
  kept: Unread;
  /** Rises when the keyboard went somewhere, so that the focus follows. */
  turn: number;
}

/** What the desk is told by those who know. */
export interface DeskWorld {
  rates: readonly TaxRate[];
  /** What the price book says at another quantity; null to leave the price. */
  priceAt: (line: PricingRow, quantity: string) => string | null;
}

const nothingKept: Unread = new Map();

export class PricingDesk {
  private known: DeskWorld = { rates: [], priceAt: () => null };
  readonly pricing: LivePricing;
  private readonly presence: CellPresence | null;
  private readonly listeners = new Set<() => void>();
  private state: DeskState = { active: null, wished: 'text', open: null, draft: '', kept: nothingKept, turn: 0 };

  constructor(pricing: LivePricing, presence: CellPresence | null) {
    this.pricing = pricing;
    this.presence = presence;
  }

  get = (): DeskState => this.state;

  get world(): DeskWorld {
    return this.known;
  }

  learn(world: DeskWorld): void {
    this.known = world;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  row(id: LineId): PricingRow | null {
    return this.pricing.snapshot().rows.find((row) => row.id === id) ?? null;
  }

  /** Goes to a cell; `follow` brings the focus along. */
  go(active: CellPlace, { follow = true, wished = active.column }: { follow?: boolean; wished?: Column } = {}): void {
    const { turn } = this.state;
    this.set({ active, wished, turn: follow ? turn + 1 : turn });
  }

  /** Opens the active cell with this text in it. */
  open(text: string, typed: boolean): void {
    const { active, turn } = this.state;
    if (active === null) return;
    this.presence?.say(active);
    this.set({ open: { text, typed }, draft: text, turn: turn + 1 });
  }

  type(draft: string): void {
    if (this.state.open !== null) this.set({ draft });
  }

  /** What the open cell would be, while it is one of its values. */
  preview(): { row: LineId; patch: LinePatch } | null {
    const { active, open, draft } = this.state;
    if (active === null || open === null || (draft === open.text && !open.typed)) return null;
    const typed = typedCell(active.column, draft, this.world.rates);
    return 'patch' in typed ? { row: active.row, patch: typed.patch } : null;
  }

  /** Closes the open cell and takes what is in it; false when that is no value and stays with the cell as it was typed. */
  commit(): boolean {
    const { active, open, draft, kept } = this.state;
    if (active === null || open === null) return true;
    this.close();
    const key = cellKey(active);
    const row = this.row(active.row);
    if (!row || (draft === open.text && !open.typed && !kept.has(key))) return true;
    const typed = typedCell(active.column, draft, this.world.rates);
    if ('fault' in typed) {
      this.set({ kept: new Map(kept).set(key, { text: draft, fault: typed.fault }) });
      return false;
    }
    this.forget(key);
    const { quantity } = typed.patch;
    const unitPrice = quantity === undefined ? null : this.world.priceAt(row, quantity);
    this.edit(row.id, unitPrice === null ? typed.patch : { ...typed.patch, unitPrice });
    return true;
  }

  /** Closes the open cell as it was before. */
  cancel(): void {
    if (this.state.open === null) return;
    this.close();
    if (this.state.active) this.forget(cellKey(this.state.active));
    this.set({ turn: this.state.turn + 1 });
  }

  /** Changes cells of a row as one step. */
  edit(id: LineId, patch: LinePatch): void {
    this.pricing.step((doc) => editLine(doc, id, patch));
  }

  keep(unread: Unread): void {
    this.set({ kept: new Map([...this.state.kept, ...unread]) });
  }

  forget(key: string): void {
    if (!this.state.kept.has(key)) return;
    const kept = new Map(this.state.kept);
    kept.delete(key);
    this.set({ kept });
  }

  private close(): void {
    this.presence?.say(null);
    this.set({ open: null });
  }

  private set(part: Partial<DeskState>): void {
    this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
  }
}
