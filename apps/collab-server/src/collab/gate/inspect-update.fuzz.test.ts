import { limits } from '@baton/schema/wire';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { mutate, seededRandom } from '#tests/mutate-update.ts';

import { inspectUpdate } from './inspect-update.ts';

const rounds = Number(process.env['BATON_FUZZ_ROUNDS'] ?? 4_000);
const seed = Number(process.env['BATON_FUZZ_SEED'] ?? 7);

/** A document with what ours have: nested maps, text with formats, lists, deletions, several writers. */
const aDocument = (random: () => number): { doc: Y.Doc; updates: Uint8Array[] } => {
  const updates: Uint8Array[] = [];
  const doc = new Y.Doc();
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let writer = 0; writer < 4; writer += 1) {
    const peer = new Y.Doc();
    Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc));
    const deals = peer.getMap<Y.Map<unknown>>('deals');
    const text = peer.getText('body');
    for (let edit = 0; edit < 12; edit += 1) {
      const key = `d${Math.floor(random() * 6)}`;
      const deal = deals.get(key);
      if (!deal) deals.set(key, new Y.Map([['title', key]]));
      else if (random() < 0.2) deals.delete(key);
      else deal.set('pos', `s|${random()}`);
      text.insert(Math.floor(random() * (text.length + 1)), 'abc', random() < 0.3 ? { bold: true } : {});
      if (random() < 0.3 && text.length > 3) text.delete(1, 2);
      peer.getArray('list').insert(0, [edit, { nested: [1] }]);
    }
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(peer, Y.encodeStateVector(doc)));
  }
  return { doc, updates };
};

interface Tried {
  base: Y.Doc;
  before: Uint8Array;
  bytes: Uint8Array;
}

/** What is wrong with a verdict, seen by doing what it promises. */
const complaints = (verdict: string, { base, before, bytes }: Tried): string[] => {
  const found: string[] = [];
  if (!equal(Y.encodeStateAsUpdate(base), before)) found.push('inspecting changed the document');
  if (verdict !== 'fits' && verdict !== 'nothing-new') return found;
  const copy = new Y.Doc();
  try {
    Y.applyUpdate(copy, before);
    Y.applyUpdate(copy, bytes);
    Y.applyUpdate(new Y.Doc(), Y.encodeStateAsUpdate(copy));
  } catch (error) {
    return [...found, `${verdict}, but applying threw ${String(error)}`];
  }
  if (copy.store.pendingStructs || copy.store.pendingDs) found.push(`${verdict}, but something is left pending`);
  if (verdict === 'nothing-new' && !equal(Y.encodeStateAsUpdate(copy), before))
    found.push('nothing new, but it changed');
  return found;
};

const equal = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

describe('the gate on mutated updates', () => {
  it(`what it lets pass integrates completely and never throws (${rounds} mutations, seed ${seed})`, () => {
    const random = seededRandom(seed);
    const seen = { refused: 0, missing: 0, fits: 0, 'nothing-new': 0 };
    const wrong: string[] = [];
    let doc = new Y.Doc();
    let updates: Uint8Array[] = [];
    for (let round = 0; round < rounds; round += 1) {
      if (round % 200 === 0) ({ doc, updates } = aDocument(random));
      const younger = new Y.Doc();
      const known = Math.floor(random() * (updates.length + 1));
      for (const update of updates.slice(0, known)) Y.applyUpdate(younger, update);
      const base = random() < 0.5 ? doc : younger;
      const bytes = mutate(updates, random);
      const before = Y.encodeStateAsUpdate(base);
      const { verdict } = inspectUpdate(base, bytes, limits);
      seen[verdict] += 1;
      wrong.push(...complaints(verdict, { base, before, bytes }).map((complaint) => `round ${round}: ${complaint}`));
    }
    expect(wrong).toEqual([]);
    // The gate must have seen all kinds, or the test proves nothing.
    expect(Object.values(seen).every((count) => count > 0)).toBe(true);
  });
});
