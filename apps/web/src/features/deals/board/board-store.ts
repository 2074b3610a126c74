import {
  observeBoard,
  readBoard,
  readCurrency,
  readDeals,
  type BoardChange,
  type DealView,
  type StageView,
} from '@baton/schema/deals';
import type { Currency, DealId, StageId } from '@baton/schema/shared';
import type * as Y from 'yjs';

/** One column as it is now; a new object whenever a card in it came, went, moved or changed. */
export interface Column {
  ids: readonly DealId[];
}

/** What the screen reads of a board, live or past. */
export interface BoardReading {
  readonly stages: readonly StageView[];
  readonly currency: Currency;
  deal(this: void, id: DealId): DealView | null;
  column(this: void, stageId: StageId): Column;
  stage(this: void, id: StageId): StageView | null;
  all(this: void): ReadonlyMap<DealId, DealView>;
  subscribeDeal(this: void, id: DealId, listener: () => void): () => void;
  subscribeColumn(this: void, id: StageId, listener: () => void): () => void;
  subscribeStages(this: void, listener: () => void): () => void;
  subscribeAny(this: void, listener: () => void): () => void;
}

const none: Column = { ids: [] };
/** Beyond this many touched cards, reading the whole board is quicker than moving them one by one. */
const manyChanges = 200;

const before = (a: DealView, b: DealView) => (a.rank === b.rank ? a.id < b.id : a.rank < b.rank);

/**
 * A board's document as plain data with one subscription per card and per column, so that a colleague's move draws two
 * columns and one card, not a board of five thousand.
 */
export class BoardStore implements BoardReading {
  readonly doc: Y.Doc;
  stages: readonly StageView[] = [];
  currency: Currency;
  private deals = new Map<DealId, DealView>();
  private columns = new Map<StageId, Column>();
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly stop: () => void;

  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.currency = readCurrency(doc);
    this.readAll();
    this.stop = observeBoard(doc, (change) => this.apply(change));
  }

  deal = (id: DealId): DealView | null => this.deals.get(id) ?? null;
  column = (stageId: StageId): Column => this.columns.get(stageId) ?? none;
  stage = (id: StageId): StageView | null => this.stages.find((stage) => stage.id === id) ?? null;
  all = (): ReadonlyMap<DealId, DealView> => this.deals;

  subscribeDeal = (id: DealId, listener: () => void) => this.listen(`deal ${id}`, listener);
  subscribeColumn = (id: StageId, listener: () => void) => this.listen(`column ${id}`, listener);
  subscribeStages = (listener: () => void) => this.listen('stages', listener);
  /** Any change of any card; for totals over the whole board. */
  subscribeAny = (listener: () => void) => this.listen('any', listener);

  destroy(): void {
    this.stop();
    this.listeners.clear();
  }

  private listen(topic: string, listener: () => void): () => void {
    const set = this.listeners.get(topic) ?? new Set();
    this.listeners.set(topic, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0) this.listeners.delete(topic);
    };
  }

  private tell(topics: Iterable<string>) {
    for (const topic of topics) for (const listener of this.listeners.get(topic) ?? []) listener();
  }

  private readAll() {
    const view = readBoard(this.doc);
    this.stages = view.stages;
    this.currency = readCurrency(this.doc);
    this.deals = new Map(view.deals);
    this.columns = new Map([...view.byStage].map(([id, ids]) => [id, { ids }]));
  }

  private apply(change: BoardChange) {
    if (change.stages || change.deals.size > manyChanges) {
      const known = [...this.listeners.keys()];
      this.readAll();
      this.tell(known);
      return;
    }
    const fresh = readDeals(this.doc, change.deals);
    const topics = new Set<string>(['any']);
    for (const id of change.deals) {
      const touched = this.replace(id, fresh.get(id) ?? null);
      for (const stage of touched) topics.add(`column ${stage}`);
      topics.add(`deal ${id}`);
    }
    this.tell(topics);
  }

  /** Puts one card's new state in its place; answers the columns that look different now. */
  private replace(id: DealId, next: DealView | null): StageId[] {
    const old = this.deals.get(id) ?? null;
    const stays = old !== null && next !== null && old.stageId === next.stageId && old.rank === next.rank;
    if (next === null) this.deals.delete(id);
    else this.deals.set(id, next);
    if (stays) {
      // A new list, since sums over it are kept by the list they were made of.
      this.columns.set(next.stageId, { ids: [...this.column(next.stageId).ids] });
      return [next.stageId];
    }
    const touched: StageId[] = [];
    if (old !== null) {
      this.columns.set(old.stageId, { ids: this.column(old.stageId).ids.filter((other) => other !== id) });
      touched.push(old.stageId);
    }
    if (next !== null) {
      this.columns.set(next.stageId, { ids: this.inserted(next) });
      touched.push(next.stageId);
    }
    return touched;
  }

  private inserted(deal: DealView): DealId[] {
    const ids = [...this.column(deal.stageId).ids];
    let low = 0;
    let high = ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.deals.get(ids[middle] as DealId);
      if (other !== undefined && before(other, deal)) low = middle + 1;
      else high = middle;
    }
    ids.splice(low, 0, deal.id);
    return ids;
  }
}
