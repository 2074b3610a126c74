import {
  observeBoard,
  readBoard,
  readCurrency,
  readDeals,
  readFrame,
  readStages,
  type DealView,
  type StageView,
} from '@baton/schema/deals';
import type { DealId } from '@baton/schema/shared';
import type * as Y from 'yjs';

/** What one log row changed on a board, read straight after it was applied. */
export interface BoardDelta {
  /** All stages in order, when any of them changed. */
  stages: StageView[] | null;
  /** The touched deals as they are now; null = no longer on the board. */
  deals: Map<DealId, DealView | null>;
}

/** Collects what changes on a copy; `drain` reads it, so it must be called before the next row is applied. */
export const watchBoard = (doc: Y.Doc): { drain(): BoardDelta[]; stop(): void } => {
  let touched = new Set<DealId>();
  let stagesTouched = false;
  let places = placesOf(doc);
  let frame = readFrame(doc);
  const stop = observeBoard(doc, (change) => {
    for (const id of change.deals) touched.add(id);
    stagesTouched ||= change.stages;
  });
  const drain = (): BoardDelta[] => {
    if (touched.size === 0 && !stagesTouched) return [];
    const ids = touched;
    touched = new Set();
    const deals = new Map<DealId, DealView | null>();
    for (const id of ids) deals.set(id, null);
    if (!stagesTouched) return [{ stages: null, deals: fill(deals, readDeals(doc, ids, frame)) }];
    stagesTouched = false;
    const before = places;
    places = placesOf(doc);
    frame = readFrame(doc);
    const stages = readStages(doc);
    // Where a deal without a readable stage or currency stands depends on the stages: then every deal may have moved.
    const read = before === places ? readDeals(doc, ids, frame) : readBoard(doc).deals;
    return [{ stages, deals: fill(deals, read) }];
  };
  return { drain, stop };
};

const placesOf = (doc: Y.Doc): string =>
  JSON.stringify([readCurrency(doc), ...readStages(doc).map((stage) => [stage.id, stage.kind])]);

const fill = (deals: Map<DealId, DealView | null>, read: ReadonlyMap<DealId, DealView>) => {
  for (const [id, deal] of read) deals.set(id, deal);
  return deals;
};
