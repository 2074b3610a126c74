/**
 * The live document of a board: readers, operations and repairs as pure functions over a Y.Doc, the same in the browser
 * and on the server. Every operation is one Yjs transaction (it joins one that is already open) or a refusal that
 * changed nothing. Randomness is passed in. Versions of the shape:
 * 1 — stages, deals, one place register per card.
 */
export * from './board-changes.doc.ts';
export * from './board-compare.doc.ts';
export * from './board-create.doc.ts';
export * from './board-deals.doc.ts';
export { crowdedStages, rebalanceStage } from './board-place.doc.ts';
export { readBoard, readCurrency, readDeal, readDeals, readFrame, readStages } from './board-read.doc.ts';
export * from './board-repair.doc.ts';
export * from './board-stages.doc.ts';
