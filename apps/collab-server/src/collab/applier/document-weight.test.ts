import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { DocumentWeight } from './document-weight.ts';

const limits = { documentHard: 2_000_000, documentStructs: 100, clientsPerDocument: 3 };
const nothing = { bytes: 0, structs: 0, newClients: 0 };

/** A document that these many people have each written one value into. */
const writtenBy = (people: number): Y.Doc => {
  const doc = new Y.Doc();
  for (let client = 1; client <= people; client++) {
    const theirs = new Y.Doc();
    theirs.clientID = client;
    theirs.getMap('deals').set(`by ${client}`, client);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs));
  }
  return doc;
};

describe('the weight of a document', () => {
  test('takes as many client ids as its limit says, and not one more', () => {
    expect(new DocumentWeight().allows(writtenBy(2), { ...nothing, newClients: 1 }, limits)).toBe(true);
    expect(new DocumentWeight().allows(writtenBy(3), { ...nothing, newClients: 1 }, limits)).toBe(false);
    expect(new DocumentWeight().allows(writtenBy(3), nothing, limits)).toBe(true);
  });

  test('takes as many structs as its limit says, and not one more', () => {
    const weight = new DocumentWeight();
    const doc = writtenBy(2);
    expect(weight.allows(doc, { ...nothing, structs: 98 }, limits)).toBe(true);
    expect(weight.allows(doc, { ...nothing, structs: 1 }, limits)).toBe(false);
  });

  test('a board that was edited for years is measured, not summed up', () => {
    const weight = new DocumentWeight();
    const doc = writtenBy(1);
    for (let edit = 0; edit < 50_000; edit++) weight.add(76);
    expect(weight.allows(doc, { ...nothing, bytes: 76 }, limits)).toBe(true);
  });

  test('a document that is as large as allowed takes no more', () => {
    const weight = new DocumentWeight();
    const doc = new Y.Doc();
    doc.getMap('deals').set('novel', 'x'.repeat(1_999_000));
    const size = Y.encodeStateAsUpdate(doc).byteLength;
    weight.add(size);
    expect(weight.allows(doc, { ...nothing, bytes: limits.documentHard - size }, limits)).toBe(true);
    expect(weight.allows(doc, { ...nothing, bytes: limits.documentHard - size + 1 }, limits)).toBe(false);
  });
});
