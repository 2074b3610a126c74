import * as Y from 'yjs';

/**
 * Fills a new document with all that another one holds, piece by piece under the same ids: what is written on in either
 * then merges as what two devices wrote.
 */
export const copyDocument = (state: Uint8Array, into: Y.Doc): void => Y.applyUpdate(into, state);

/** What a document holds that one with this vector does not. */
export const aheadOf = (doc: Y.Doc, vector: Uint8Array): Uint8Array => Y.encodeStateAsUpdate(doc, vector);

export const vectorOf = (doc: Y.Doc): Uint8Array => Y.encodeStateVector(doc);

/** Takes in what an alternative says; then what the two have left in a shape that nobody writes is mended. */
export const mergeIn = (doc: Y.Doc, ahead: Uint8Array, repairs: (doc: Y.Doc) => ((doc: Y.Doc) => void)[]): void => {
  Y.applyUpdate(doc, ahead);
  for (const repair of repairs(doc)) repair(doc);
};
