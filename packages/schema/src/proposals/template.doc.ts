import type * as Y from 'yjs';

import { pricingCopy, readPricing, repairPricing, seedCopiedPricing } from '../pricing/index.ts';
import type { PlainNode } from '../rich-text/plain-node.ts';
import { plainBlocks } from '../rich-text/rich-text-json.doc.ts';
import { mendRichText, mendsOf } from '../rich-text/rich-text-repair.doc.ts';
import { writeNodes } from '../rich-text/rich-text-write.doc.ts';
import { sameValue } from '../shared/values.ts';
import { templateShape } from './proposal-shape.ts';
import type { TemplatePricing } from './template-pricing.ts';
import { watchPricing } from './watch-pricing.doc.ts';

/**
 * The document `template:<id>` of a template or a block: `meta` { shape } · `body`, rich text that may name variables and
 * the place of the prices · `pricing` and `lines`, the priced lines that proposals begin with. Versions of the shape follow
 * those of rich text: 1 — the first.
 */
const templateMeta = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('meta');
export const templateBody = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('body');

/** What a template says. */
export interface TemplateView {
  body: PlainNode[];
  /** Null where nobody has given it prices: it is older than they are. */
  pricing: TemplatePricing | null;
}

/** Total: whatever a client wrote, it answers. */
export const readTemplate = (doc: Y.Doc): TemplateView => ({
  body: plainBlocks(templateBody(doc)),
  pricing: pricingIn(doc),
});

const pricingRootsOf = (doc: Y.Doc) => [doc.getMap('pricing'), doc.getMap('lines')];
const hasPricing = (doc: Y.Doc): boolean => pricingRootsOf(doc).some(({ size }) => size > 0);
const pricingIn = (doc: Y.Doc): TemplatePricing | null => (hasPricing(doc) ? pricingCopy(readPricing(doc)) : null);

/** Fills a new document. On the server, in the transaction that creates its record, and never again. */
export const seedTemplate = (doc: Y.Doc, { body, pricing }: TemplateView & { pricing: TemplatePricing }): void => {
  doc.transact(() => {
    templateMeta(doc).set('shape', templateShape);
    writeNodes(templateBody(doc), body);
    mendRichText(templateBody(doc));
    seedCopiedPricing(doc, pricing);
  });
};

/** Gives its prices to a template that is older than they are. Of the server alone; what it has stays. */
export const seedTemplatePricing = (doc: Y.Doc, pricing: TemplatePricing): void => {
  if (!hasPricing(doc)) seedCopiedPricing(doc, pricing);
};

/** Tells, per call, what a template says now; null when it says what it said at the call before. */
export const watchTemplate = (doc: Y.Doc): { drain(): TemplateView | null; stop(): void } => {
  const body = templateBody(doc);
  const prices = watchPricing(doc);
  prices.drain();
  let said = readTemplate(doc);
  let touched = false;
  const touch = () => {
    touched = true;
  };
  body.observeDeep(touch);
  const drain = (): TemplateView | null => {
    const priced = prices.drain() !== null;
    if (!touched && !priced) return null;
    const now = {
      body: touched ? plainBlocks(body) : said.body,
      pricing: priced ? pricingIn(doc) : said.pricing,
    };
    touched = false;
    if (sameValue(now, said)) return null;
    said = now;
    return now;
  };
  return {
    drain,
    stop: () => {
      body.unobserveDeep(touch);
      prices.stop();
    },
  };
};

/** Operations of the server on what no honest client leaves behind for long; empty when nothing is wrong. */
export const repairTemplate = (doc: Y.Doc): ((doc: Y.Doc) => void)[] => [
  ...(templateMeta(doc).get('shape') === templateShape
    ? []
    : [(copy: Y.Doc) => void templateMeta(copy).set('shape', templateShape)]),
  ...(mendsOf(templateBody(doc)).length > 0 ? [(copy: Y.Doc) => mendRichText(templateBody(copy))] : []),
  ...(hasPricing(doc) ? repairPricing(doc) : []),
];
