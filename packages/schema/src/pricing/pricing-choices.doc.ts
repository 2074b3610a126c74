import type * as Y from 'yjs';

import { refuse, type LineId } from '../shared/index.ts';
import { nested } from '../shared/nested-map.doc.ts';
import { readRow } from './pricing-read.doc.ts';
import { chosenPrefix, frameOf, linesOf } from './pricing-shape.doc.ts';
import type { PricingOutcome } from './pricing.ts';

/** Makes a line stand in for another one, or for none (`null`). Of a line and its alternatives exactly one counts. */
export const makeAlternative = (doc: Y.Doc, id: LineId, to: LineId | null): PricingOutcome => {
  const map = nested(linesOf(doc), id);
  const line = readRow(doc, id);
  if (!map || !line) return refuse('row-not-found');
  if (line.kind !== 'line') return refuse('not-a-line');
  if (to === null) {
    doc.transact(() => map.delete('alternativeTo'));
    return { ok: true };
  }
  const other = readRow(doc, to);
  if (!other) return refuse('row-not-found');
  if (other.kind !== 'line') return refuse('not-a-line');
  const end = other.alternativeTo ?? other.id;
  // Its own alternatives already: it stays what they stand in for.
  if (end === id) return { ok: true };
  doc.transact(() => map.set('alternativeTo', end));
  return { ok: true };
};

/** Makes a line the one of its set that counts as long as the customer has not said. */
export const chooseAlternative = (doc: Y.Doc, id: LineId): PricingOutcome => {
  const line = readRow(doc, id);
  if (!line) return refuse('row-not-found');
  if (line.kind !== 'line') return refuse('not-a-line');
  const key = chosenPrefix + (line.alternativeTo ?? id);
  doc.transact(() => {
    if (frameOf(doc).get(key) !== id) frameOf(doc).set(key, id);
  });
  return { ok: true };
};
