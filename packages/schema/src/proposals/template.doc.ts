import type * as Y from 'yjs';

import type { PlainNode } from '../rich-text/plain-node.ts';
import { isRichText } from '../rich-text/rich-text-gate.doc.ts';
import { plainBlocks } from '../rich-text/rich-text-json.doc.ts';
import { mendRichText, mendsOf } from '../rich-text/rich-text-repair.doc.ts';
import { writeNodes } from '../rich-text/rich-text-write.doc.ts';
import { sameValue } from '../shared/values.ts';
import { templateShape } from './proposal-shape.ts';

/**
 * The document `template:<id>` of a template or a block: `meta` { shape } · `body`, rich text that may name variables and
 * the place of the prices. Versions of the shape follow those of rich text: 1 — the first.
 */
const templateMeta = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('meta');
export const templateBody = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('body');

/** What a template says, as plain blocks. Total: whatever a client wrote, it answers. */
export const readTemplate = (doc: Y.Doc): PlainNode[] => plainBlocks(templateBody(doc));

/** Fills a new document. On the server, in the transaction that creates its record, and never again. */
export const seedTemplate = (doc: Y.Doc, nodes: readonly PlainNode[]): void => {
  doc.transact(() => {
    templateMeta(doc).set('shape', templateShape);
    writeNodes(templateBody(doc), nodes);
    mendRichText(templateBody(doc));
  });
};

/** Tells, per call, what a template says now; null when it says what it said at the call before. */
export const watchTemplate = (doc: Y.Doc): { drain(): PlainNode[] | null; stop(): void } => {
  const body = templateBody(doc);
  let said = readTemplate(doc);
  let touched = false;
  const touch = () => {
    touched = true;
  };
  body.observeDeep(touch);
  const drain = (): PlainNode[] | null => {
    if (!touched) return null;
    touched = false;
    const now = readTemplate(doc);
    if (sameValue(now, said)) return null;
    said = now;
    return now;
  };
  return { drain, stop: () => body.unobserveDeep(touch) };
};

/** Operations of the server on what no honest client leaves behind for long; empty when nothing is wrong. */
export const repairTemplate = (doc: Y.Doc): ((doc: Y.Doc) => void)[] => [
  ...(templateMeta(doc).get('shape') === templateShape
    ? []
    : [(copy: Y.Doc) => void templateMeta(copy).set('shape', templateShape)]),
  ...(mendsOf(templateBody(doc)).length > 0 ? [(copy: Y.Doc) => mendRichText(templateBody(copy))] : []),
];

const roots = new Set(['meta', 'body']);

/** May this piece of an update enter a template? */
export const isOfTemplate = (item: Y.Item): boolean => {
  const parent: unknown = item.parent;
  return (typeof parent !== 'string' || roots.has(parent)) && isRichText(item);
};
