import type * as Y from 'yjs';

import { nested, write } from '../shared/nested-map.doc.ts';
import { stored } from './line-values.ts';
import { readPricing } from './pricing-read.doc.ts';
import { frameOf, linesOf, placeText } from './pricing-shape.doc.ts';
import { pricingShape, type PricingFlaw, type PricingRow, type PricingView } from './pricing.ts';

/** So many flaws are mended by one operation, that its log row stays small. */
const perOperation = 500;

/**
 * Operations that write what the tolerant reader read in place of every flaw; empty when nothing is wrong. Of the server
 * alone, logged as origin `system`. Each operation may be run on a copy that has moved on since.
 */
export const repairPricing = (doc: Y.Doc): ((doc: Y.Doc) => void)[] => {
  const { flaws } = readPricing(doc);
  const operations: ((doc: Y.Doc) => void)[] = [];
  for (let from = 0; from < flaws.length; from += perOperation) {
    operations.push((copy) => mend(copy, flaws.slice(from, from + perOperation)));
  }
  return operations;
};

const mend = (doc: Y.Doc, flaws: readonly PricingFlaw[]): void => {
  const view = readPricing(doc);
  const still = new Set(view.flaws.map(flawKey));
  const rows = new Map<string, PricingRow>(view.rows.map((row) => [row.id, row]));
  doc.transact(() => {
    for (const flaw of flaws) if (still.has(flawKey(flaw))) menders[flaw.kind](doc, flaw, { view, rows });
  });
};

const flawKey = ({ kind, subject, key }: PricingFlaw): string => JSON.stringify([kind, subject, key]);

interface Mending {
  view: PricingView;
  rows: ReadonlyMap<string, PricingRow>;
}

const menders: Record<PricingFlaw['kind'], (doc: Y.Doc, flaw: PricingFlaw, mending: Mending) => void> = {
  'bad-frame': (doc, { subject }, { view }) => {
    const kept: Record<string, unknown> = { shape: pricingShape, currency: view.currency };
    write(frameOf(doc), { [subject]: Object.hasOwn(kept, subject) ? kept[subject] : null });
  },
  'not-a-row': (doc, { subject }) => linesOf(doc).delete(subject),
  'bad-place': (doc, { subject }, { rows }) => {
    const row = rows.get(subject);
    if (row) nested(linesOf(doc), subject)?.set('pos', placeText(row.groupId, row.rank));
  },
  'bad-value': (doc, { subject, key = '' }, { rows }) => {
    const map = nested(linesOf(doc), subject);
    const row = rows.get(subject);
    if (!map || !row) return;
    const values: Record<string, unknown> = {
      ...stored(row.kind === 'line' ? row : { text: row.text }),
      kind: row.kind,
    };
    write(map, { [key]: values[key] ?? null });
  },
};
