import {
  observeBoard,
  readBoard,
  readCurrency,
  readDeals,
  readFrame,
  readStages,
  takeChangedDeals,
  type DealView,
  type StageView,
} from '@baton/schema/deals';
import type { DealId } from '@baton/schema/shared';
import type * as Y from 'yjs';

import type { DocumentWatch } from '#platform/documents/documents.port.ts';

/** What one log row changed on a board, read straight after it was applied. */
export interface BoardDelta {
  /** All stages in order, when any of them changed. */
  stages: StageView[] | null;
  /** The touched deals as they are now; null = no longer on the board. */
  deals: Map<DealId, DealView | null>;
}

/** Collects what changes on a copy; `drain` reads it, so it must be called before the next row is applied. */
export const watchBoard = (doc: Y.Doc): DocumentWatch<BoardDelta> => {
  let touched = new Set<DealId>();
  let stagesTouched = false;
  let places = placesOf(doc);
  let frame = readFrame(doc);
  const stop = observeBoard(doc, (change) => {
    for (const id of change.deals) touched.add(id);
    stagesTouched ||= change.stages;
  });
  const read = (ids: Set<DealId>) => fill(ids, readDeals(doc, ids, frame));
  const drain = (): BoardDelta[] => {
    if (touched.size === 0 && !stagesTouched) return [];
    const ids = touched;
    touched = new Set();
    if (!stagesTouched) return [{ stages: null, deals: read(ids) }];
    stagesTouched = false;
    const before = places;
    places = placesOf(doc);
    frame = readFrame(doc);
    const stages = readStages(doc);
    // Where a deal without a readable stage or currency stands depends on the stages: then every deal may have moved.
    return [{ stages, deals: before === places ? read(ids) : fill(ids, readBoard(doc).deals) }];
  };
  const drainWithin = (transaction: Y.Transaction): BoardDelta[] | null => {
    const ids = takeChangedDeals(doc, transaction);
    if (ids === null) return null;
    return ids.size === 0 ? [] : [{ stages: null, deals: read(ids) }];
  };
  return { drain, drainWithin, stop };
};

const placesOf = (doc: Y.Doc): string =>
  JSON.stringify([readCurrency(doc), ...readStages(doc).map((stage) => [stage.id, stage.kind])]);

/** Those that were touched and are no longer there are null. */
const fill = (ids: Iterable<DealId>, read: ReadonlyMap<DealId, DealView>): Map<DealId, DealView | null> => {
  const deals = new Map<DealId, DealView | null>();
  for (const id of ids) deals.set(id, null);
  for (const [id, deal] of read) deals.set(id, deal);
  return deals;
};
