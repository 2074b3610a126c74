/**
 * Priced lines in a live document: readers, operations and repairs as pure functions over a Y.Doc, the same in the
 * browser and on the server. Every operation is one Yjs transaction (it joins one that is already open) or a refusal that
 * changed nothing. Randomness is passed in. Versions of the shape:
 * 1 — rows of four kinds, one place register per row, one register per cell.
 */
export * from './pricing-choices.doc.ts';
export * from './pricing-gate.doc.ts';
export * from './pricing-lines.doc.ts';
export * from './pricing-copy.doc.ts';
export { rebalanceLines } from './pricing-place.doc.ts';
export { readPricing, readRow } from './pricing-read.doc.ts';
export * from './pricing-repair.doc.ts';
