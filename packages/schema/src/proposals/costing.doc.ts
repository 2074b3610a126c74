import type * as Y from 'yjs';

import { repairPricing, seedPricing, type PricingView } from '../pricing/index.ts';
import { mendRichText, mendsOf } from '../rich-text/rich-text-repair.doc.ts';
import type { Currency } from '../shared/index.ts';
import { costingShape } from './proposal-shape.ts';
import { watchPricing } from './watch-pricing.doc.ts';

/**
 * The document `costing:<id>` of a proposal, which is never sent: `meta` { shape } · `body`, rich text · `pricing` and
 * `lines`, what the proposal costs ourselves. What enters it is what enters a proposal (`isOfProposal`).
 * Versions of the shape follow those of rich text: 1 — the first.
 */
export const costingMeta = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('meta');
export const costingBody = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('body');

/** Fills a new document. On the server, in the transaction that creates its proposal, and never again. */
export const seedCosting = (doc: Y.Doc, { currency }: { currency: Currency }): void => {
  doc.transact(() => {
    costingMeta(doc).set('shape', costingShape);
    seedPricing(doc, { currency });
  });
};

/** Tells, per call, what the lines of a costing say now; null when they say what they said at the call before. */
export const watchCosting = (doc: Y.Doc): { drain(): PricingView | null; stop(): void } => {
  const watch = watchPricing(doc);
  watch.drain();
  return watch;
};

/** Operations of the server on what no honest client leaves behind for long; empty when nothing is wrong. */
export const repairCosting = (doc: Y.Doc): ((doc: Y.Doc) => void)[] => [
  ...(costingMeta(doc).get('shape') === costingShape
    ? []
    : [(copy: Y.Doc) => void costingMeta(copy).set('shape', costingShape)]),
  ...(mendsOf(costingBody(doc)).length > 0 ? [(copy: Y.Doc) => mendRichText(costingBody(copy))] : []),
  ...repairPricing(doc),
];
