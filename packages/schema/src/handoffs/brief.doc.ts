import * as Y from 'yjs';

import { appendBlocks, type PlainBlock } from '../rich-text/rich-text-build.doc.ts';
import { isRichText } from '../rich-text/rich-text-gate.doc.ts';
import { readBlocks, watchBlocks, type BlockText } from '../rich-text/rich-text-read.doc.ts';
import { mendRichText, mendsOf } from '../rich-text/rich-text-repair.doc.ts';
import { briefShape, itemRoot } from './brief.ts';

/**
 * The document `brief:<handoffId>`: `meta` { shape } · `item:<itemId>`, rich text, one for each written item ·
 * `checks`: criterionId → true. Which items and criteria there are, the handoff says; what is known is in no document.
 * Versions of the shape follow those of rich text: 1 — the first.
 */
export const briefMeta = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('meta');
export const briefText = (doc: Y.Doc, itemId: string): Y.XmlFragment => doc.getXmlFragment(itemRoot(itemId));
export const briefChecks = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('checks');

/** A brief in plain words: what is written in each item, and which criteria are met. */
export interface BriefView {
  texts: ReadonlyMap<string, readonly BlockText[]>;
  checked: ReadonlySet<string>;
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const itemName = new RegExp(`^item:(${uuid})$`);
const idOnly = new RegExp(`^${uuid}$`);

/** More texts than any route asks for; what lies beyond is read by nobody. */
const mostTexts = 100;

/** Texts that are there, in the order of their ids: every copy of a document reads the same ones. */
const itemsIn = (doc: Y.Doc): string[] =>
  [...doc.share.keys()]
    .flatMap((name) => itemName.exec(name)?.[1] ?? [])
    .toSorted()
    .slice(0, mostTexts);

/** Total: anything but `true` under an id is no tick. */
export const readChecked = (doc: Y.Doc): Set<string> => {
  const checked = [...briefChecks(doc)].flatMap(([id, met]) => (met === true && idOnly.test(id) ? [id] : []));
  return new Set(checked.toSorted().slice(0, mostTexts));
};

/** What a brief says about these items; about all that are there when none are named. */
export const readBrief = (doc: Y.Doc, itemIds: readonly string[] = itemsIn(doc)): BriefView => ({
  texts: new Map(itemIds.map((id) => [id, readBlocks(briefText(doc, id))])),
  checked: readChecked(doc),
});

/** The words of an item, one line for each of its lines. */
export const writtenIn = ({ texts }: Pick<BriefView, 'texts'>, itemId: string): string =>
  (texts.get(itemId) ?? [])
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n');

/** Fills a new document. On the server, in the transaction that creates its record, and never again. */
export const seedBrief = (doc: Y.Doc, written: ReadonlyMap<string, readonly PlainBlock[]>): void => {
  doc.transact(() => {
    briefMeta(doc).set('shape', briefShape);
    for (const [id, blocks] of written) if (blocks.length > 0) appendBlocks(briefText(doc, id), blocks);
  });
};

export const checkCriterion = (doc: Y.Doc, criterionId: string, met: boolean): void => {
  const checks = briefChecks(doc);
  if (met) checks.set(criterionId, true);
  else checks.delete(criterionId);
};

/** Tells, per call, what a brief says now; null when nothing has changed since the call before. */
export const watchBrief = (doc: Y.Doc): { drain(): BriefView | null; stop(): void } => {
  const watches = new Map<string, ReturnType<typeof watchBlocks>>();
  let texts = new Map<string, readonly BlockText[]>();
  let ticked = '';
  const drain = (): BriefView | null => {
    const ids = itemsIn(doc);
    let changed = ids.length !== texts.size;
    texts = new Map(
      ids.map((id) => {
        const watch = watches.get(id) ?? watchBlocks(briefText(doc, id));
        watches.set(id, watch);
        const blocks = watch.drain();
        changed ||= blocks !== null;
        return [id, blocks ?? texts.get(id) ?? []];
      }),
    );
    const checked = readChecked(doc);
    const now = [...checked].join(' ');
    if (!changed && now === ticked) return null;
    ticked = now;
    return { texts, checked };
  };
  drain();
  return {
    drain,
    stop: () => {
      for (const watch of watches.values()) watch.stop();
    },
  };
};

/** Operations of the server on what no honest client leaves behind for long; empty when nothing is wrong. */
export const repairBrief = (doc: Y.Doc): ((doc: Y.Doc) => void)[] => {
  const shape =
    briefMeta(doc).get('shape') === briefShape ? [] : [(copy: Y.Doc) => void briefMeta(copy).set('shape', briefShape)];
  const texts = itemsIn(doc)
    .filter((id) => mendsOf(briefText(doc, id)).length > 0)
    .map((id) => (copy: Y.Doc) => mendRichText(briefText(copy, id)));
  return [...shape, ...texts];
};

/** May this piece of an update enter a brief? */
export const isOfBrief = (item: Y.Item): boolean => {
  const parent: unknown = item.parent;
  if (parent === 'checks') return isTick(item);
  return isRichText(item) && (typeof parent !== 'string' || parent === 'meta' || itemName.test(parent));
};

/** A criterion is met or it is not: nothing else is said of it. */
const isTick = ({ content, parentSub }: Y.Item): boolean =>
  content instanceof Y.ContentDeleted ||
  (content instanceof Y.ContentAny &&
    content.arr.every((value) => typeof value === 'boolean') &&
    (parentSub === null || idOnly.test(parentSub)));
