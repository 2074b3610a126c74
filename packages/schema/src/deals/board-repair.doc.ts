import * as Y from 'yjs';

import type { DealId, StageId } from '../shared/index.ts';
import { nested, write } from '../shared/nested-map.doc.ts';
import { readBoard } from './board-read.doc.ts';
import { dealsOf, metaOf, posOf, stagesOf } from './board-shape.doc.ts';
import { boardShape, type BoardView, type Flaw } from './board.ts';

/** So many flaws are mended by one operation, that its log row stays small. */
const perOperation = 500;

/**
 * Operations that write what the tolerant reader read in place of every flaw; empty when nothing is wrong. Of the
 * server alone, logged as origin `system`. Each operation may be run on a copy that has moved on since.
 */
export const repairBoard = (doc: Y.Doc): ((doc: Y.Doc) => void)[] => {
  const { flaws } = readBoard(doc);
  const operations: ((doc: Y.Doc) => void)[] = [];
  for (let from = 0; from < flaws.length; from += perOperation) {
    operations.push((copy) => mend(copy, flaws.slice(from, from + perOperation)));
  }
  return operations;
};

const mend = (doc: Y.Doc, flaws: Flaw[]): void => {
  const board = readBoard(doc);
  const still = new Set(board.flaws.map(flawKey));
  doc.transact(() => {
    for (const flaw of flaws) if (still.has(flawKey(flaw))) menders[flaw.kind](doc, flaw, board);
  });
};

const flawKey = (flaw: Flaw): string => JSON.stringify([flaw.kind, flaw.subject, flaw.key]);

const menders: Record<Flaw['kind'], (doc: Y.Doc, flaw: Flaw, board: BoardView) => void> = {
  'bad-shape': (doc, flaw) => metaOf(doc).set(flaw.subject, flaw.subject === 'shape' ? boardShape : 'EUR'),
  'not-a-stage': (doc, flaw) => stagesOf(doc).delete(flaw.subject),
  'not-a-deal': (doc, flaw) => dealsOf(doc).delete(flaw.subject),
  'no-open-stage': (doc, flaw, board) => {
    const stage = board.stages.find((one) => one.id === flaw.subject);
    if (!stage) return;
    const { id, ...values } = stage;
    const map = new Y.Map<unknown>();
    stagesOf(doc).set(id, map);
    write(map, values);
  },
  'unknown-stage': (doc, flaw, board) => mendPlace(doc, flaw, board),
  'bad-rank': (doc, flaw, board) => mendPlace(doc, flaw, board),
  'bad-deal-value': (doc, flaw, board) => mendValue(dealsOf(doc), flaw, board.deals.get(flaw.subject as DealId)),
  'bad-stage-value': (doc, flaw, board) => mendValue(stagesOf(doc), flaw, stageById(board, flaw.subject as StageId)),
};

const mendValue = (parent: Y.Map<unknown>, flaw: Flaw, view: object | undefined): void => {
  const map = nested(parent, flaw.subject);
  if (!map || flaw.key === undefined) return;
  const read = Object.entries(view ?? {}).find(([key]) => key === flaw.key);
  // A label that does not read as one has no field of its own: it goes.
  write(map, { [flaw.key]: read?.[1] ?? null });
};

const mendPlace = (doc: Y.Doc, flaw: Flaw, board: BoardView): void => {
  const deal = board.deals.get(flaw.subject as DealId);
  if (deal) nested(dealsOf(doc), deal.id)?.set('pos', posOf(deal.stageId, deal.rank));
};

const stageById = (board: BoardView, id: StageId) => board.stages.find((stage) => stage.id === id);
