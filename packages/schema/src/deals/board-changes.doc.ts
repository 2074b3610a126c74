import * as Y from 'yjs';

import type { DealId } from '../shared/index.ts';
import { dealsOf, metaOf, stagesOf } from './board-shape.doc.ts';

/** What one transaction touched: which deals to read anew, and whether stages or the board's own values changed. */
export interface BoardChange {
  /** Ids as they stand in the document; read them with `readDeals`, a missing one has left the board. */
  deals: Set<DealId>;
  /** A stage or the board's currency changed: deals without a readable place may stand elsewhere now, so read all. */
  stages: boolean;
}

/** The deals that these deep events of `deals` touched. */
export const changedDeals = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): Set<DealId> => {
  const ids = new Set<DealId>();
  for (const event of events) {
    const [first] = event.path;
    if (typeof first === 'string') ids.add(first as DealId);
    else for (const key of event.keys.keys()) ids.add(key as DealId);
  }
  return ids;
};

/**
 * The deals that changed so far in a transaction that is still open, taken out of it, so that the next call answers what
 * came after. Null, and nothing taken, when more than fields of deals changed: that is told when the transaction ends,
 * and it must end before anything else is applied, since Yjs does not note changes of what is new in it.
 */
export const takeChangedDeals = (doc: Y.Doc, { changed }: Y.Transaction): Set<DealId> | null => {
  const deals = dealsOf(doc);
  const ids = new Set<DealId>();
  for (const type of changed.keys()) {
    const id = type.parent === deals ? type._item?.parentSub : null;
    if (!(type instanceof Y.Map) || typeof id !== 'string') return null;
    ids.add(id as DealId);
  }
  changed.clear();
  return ids;
};

/** Calls `listener` once for each transaction that changed the board; answers the way to stop. */
export const observeBoard = (
  doc: Y.Doc,
  listener: (change: BoardChange, transaction: Y.Transaction) => void,
): (() => void) => {
  let change: BoardChange = { deals: new Set(), stages: false };
  const onDeals = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    for (const id of changedDeals(events)) change.deals.add(id);
  };
  const onStages = () => {
    change.stages = true;
  };
  const afterTransaction = (transaction: Y.Transaction) => {
    if (change.deals.size === 0 && !change.stages) return;
    const done = change;
    change = { deals: new Set(), stages: false };
    listener(done, transaction);
  };
  const [deals, stages, meta] = [dealsOf(doc), stagesOf(doc), metaOf(doc)];
  deals.observeDeep(onDeals);
  stages.observeDeep(onStages);
  meta.observe(onStages);
  doc.on('afterTransaction', afterTransaction);
  return () => {
    deals.unobserveDeep(onDeals);
    stages.unobserveDeep(onStages);
    meta.unobserve(onStages);
    doc.off('afterTransaction', afterTransaction);
  };
};
