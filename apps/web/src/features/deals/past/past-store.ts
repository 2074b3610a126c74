import { byRank, type DealView, type PastBoard, type StageView } from '@baton/schema/deals';
import type { Currency, DealId, StageId } from '@baton/schema/shared';

import type { BoardReading, Column } from '../board/board-store.ts';

const never = () => () => {};
const none: Column = { ids: [] };

/** A board as it was, read by the screen like a live one. Nothing in it changes, so nobody has to be told. */
export class PastStore implements BoardReading {
  readonly stages: readonly StageView[];
  readonly currency: Currency;
  private readonly deals: ReadonlyMap<DealId, DealView>;
  private readonly columns: ReadonlyMap<StageId, Column>;

  constructor({ stages, currency, deals }: PastBoard) {
    this.stages = stages;
    this.currency = currency;
    this.deals = new Map(deals.map((deal) => [deal.id, deal]));
    const byStage = Map.groupBy(deals, (deal) => deal.stageId);
    this.columns = new Map(
      [...byStage].map(([id, cards]) => [id, { ids: cards.toSorted(byRank).map((card) => card.id) }]),
    );
  }

  deal = (id: DealId): DealView | null => this.deals.get(id) ?? null;
  column = (stageId: StageId): Column => this.columns.get(stageId) ?? none;
  stage = (id: StageId): StageView | null => this.stages.find((stage) => stage.id === id) ?? null;
  all = (): ReadonlyMap<DealId, DealView> => this.deals;

  subscribeDeal = never;
  subscribeColumn = never;
  subscribeStages = never;
  subscribeAny = never;
}
