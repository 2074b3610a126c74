import type * as Y from 'yjs';

import {
  isOfLines,
  readPricing,
  repairPricing,
  seedCopiedPricing,
  setPricing,
  type CopiedPricing,
  type PricingView,
} from '../pricing/index.ts';
import { isRichText } from '../rich-text/rich-text-gate.doc.ts';
import { plainBlocks } from '../rich-text/rich-text-json.doc.ts';
import { readBlocks, watchBlocks, type BlockText } from '../rich-text/rich-text-read.doc.ts';
import { mendRichText, mendsOf } from '../rich-text/rich-text-repair.doc.ts';
import { suggestionsIn } from '../rich-text/rich-text-suggestions.doc.ts';
import type { Currency } from '../shared/index.ts';
import { isDay } from '../shared/read-value.ts';
import { proposalLanguages, proposalShape, proposalTitleLength, type ProposalLanguage } from './proposal-shape.ts';
import { watchPricing } from './watch-pricing.doc.ts';

/**
 * The document `proposal:<id>`: `meta` { shape, title, language, validUntil } · `body`, rich text with one `pricingTable`
 * where the prices stand · `pricing` and `lines`, the priced lines. Versions of the shape follow those of rich text:
 * 1 — the first.
 */
export const proposalMeta = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('meta');
export const proposalBody = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('body');

/** What the frame of a proposal says. */
export interface ProposalFrame {
  title: string;
  language: ProposalLanguage;
  /** The last day on which it can be accepted. */
  validUntil: string | null;
}

/** A proposal in plain words. */
export interface ProposalView extends ProposalFrame {
  blocks: readonly BlockText[];
  pricing: PricingView;
  /** Insertions and deletions that nobody has judged yet. */
  openSuggestions: number;
}

const isLanguage = (value: unknown): value is ProposalLanguage => proposalLanguages.some((each) => each === value);

const cleanTitle = (title: string): string =>
  title
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, proposalTitleLength)
    .toWellFormed();

/** Total: whatever a client wrote, it answers. */
export const readFrame = (doc: Y.Doc): ProposalFrame => {
  const [title, language, validUntil] = ['title', 'language', 'validUntil'].map((key) => proposalMeta(doc).get(key));
  return {
    title: typeof title === 'string' ? cleanTitle(title) : '',
    language: isLanguage(language) ? language : 'en',
    validUntil: isDay(validUntil) ? validUntil : null,
  };
};

/** Everything that a proposal's document holds, as plain data: what a version that is sent is known by. */
export const exactState = (doc: Y.Doc) => ({
  meta: proposalMeta(doc).toJSON(),
  body: plainBlocks(proposalBody(doc)),
  pricing: doc.getMap('pricing').toJSON(),
  lines: doc.getMap('lines').toJSON(),
});

/** Total, too. */
export const readProposal = (doc: Y.Doc): ProposalView => ({
  ...readFrame(doc),
  blocks: readBlocks(proposalBody(doc)),
  pricing: readPricing(doc),
  openSuggestions: suggestionsIn(proposalBody(doc)).size,
});

export const proposalText = ({ blocks }: Pick<ProposalView, 'blocks'>): string =>
  blocks
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n');

/** Fills a new document; `write` puts its text in. On the server, in the transaction that creates its record, and never again. */
export const seedProposal = (
  doc: Y.Doc,
  { pricing, write, ...frame }: ProposalFrame & { pricing: CopiedPricing; write: (body: Y.XmlFragment) => void },
): void => {
  doc.transact(() => {
    proposalMeta(doc).set('shape', proposalShape);
    setProposal(doc, frame);
    seedCopiedPricing(doc, pricing);
    write(proposalBody(doc));
  });
};

/** Changes what holds for the whole of a proposal; only what differs is written. */
export const setProposal = (
  doc: Y.Doc,
  {
    currency,
    title,
    ...rest
  }: { [Key in keyof ProposalFrame]?: ProposalFrame[Key] | undefined } & { currency?: Currency | undefined },
): void => {
  const meta = proposalMeta(doc);
  doc.transact(() => {
    const wanted = { ...rest, title: title === undefined ? undefined : cleanTitle(title) };
    for (const [key, value] of Object.entries(wanted)) {
      if (value === null && meta.has(key)) meta.delete(key);
      if (value !== undefined && value !== null && meta.get(key) !== value) meta.set(key, value);
    }
    if (currency !== undefined) setPricing(doc, { currency });
  });
};

/** Tells, per call, what a proposal says now; null when nothing has changed since the call before. */
export const watchProposal = (doc: Y.Doc): { drain(): ProposalView | null; stop(): void } => {
  const text = watchBlocks(proposalBody(doc));
  const prices = watchPricing(doc);
  let view = readProposal(doc);
  text.drain();
  prices.drain();
  const drain = (): ProposalView | null => {
    const blocks = text.drain();
    const pricing = prices.drain();
    const frame = readFrame(doc);
    const same = (Object.keys(frame) as (keyof ProposalFrame)[]).every((key) => frame[key] === view[key]);
    if (blocks === null && pricing === null && same) return null;
    const { openSuggestions } = view;
    view = {
      ...frame,
      blocks: blocks ?? view.blocks,
      pricing: pricing ?? view.pricing,
      openSuggestions: blocks === null ? openSuggestions : suggestionsIn(proposalBody(doc)).size,
    };
    return view;
  };
  return {
    drain,
    stop: () => {
      text.stop();
      prices.stop();
    },
  };
};

/** Operations of the server on what no honest client leaves behind for long; empty when nothing is wrong. */
export const repairProposal = (doc: Y.Doc): ((doc: Y.Doc) => void)[] => {
  const meta = proposalMeta(doc);
  const frame = readFrame(doc);
  const kept: Record<string, unknown> = { ...frame, shape: proposalShape };
  const wrong = Object.keys(kept).filter((key) => (meta.get(key) ?? null) !== kept[key]);
  const framed = (copy: Y.Doc): void => {
    const now: Record<string, unknown> = { ...readFrame(copy), shape: proposalShape };
    for (const key of wrong) {
      if (now[key] === null) proposalMeta(copy).delete(key);
      else proposalMeta(copy).set(key, now[key]);
    }
  };
  return [
    ...(wrong.length > 0 ? [framed] : []),
    ...(mendsOf(proposalBody(doc)).length > 0 ? [(copy: Y.Doc) => mendRichText(proposalBody(copy))] : []),
    ...repairPricing(doc),
  ];
};

const textRoots = new Set(['meta', 'body']);

/**
 * May this piece of an update enter a proposal, a costing or a template? What hangs on another piece does not say in which root it
 * lies: there it has to be of one kind or the other, and the readers pass over what stands in the wrong one.
 */
export const isOfProposal = (item: Y.Item): boolean => {
  const parent: unknown = item.parent;
  if (typeof parent !== 'string') return isRichText(item) || isOfLines(item);
  return textRoots.has(parent) ? isRichText(item) : isOfLines(item);
};
