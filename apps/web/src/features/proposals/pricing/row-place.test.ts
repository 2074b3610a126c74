import { addLine, moveLine, readPricing, seedPricing } from '@baton/schema/pricing';
import type { LineId } from '@baton/schema/shared';
import { expect, test } from 'vitest';
import * as Y from 'yjs';

import { placeBelow, placeBeside } from './row-place.ts';

const idOf = (name: string) => `01900000-0000-7000-8000-00000000000${name}` as LineId;

/** a, then group b with c and d, then e. */
const aTable = () => {
  const doc = new Y.Doc();
  seedPricing(doc, { currency: 'EUR' });
  const add = (name: string, kind: 'line' | 'group' = 'line', groupId: LineId | null = null) =>
    addLine(doc, { id: idOf(name), kind }, { groupId }, Math.random);
  add('a');
  add('b', 'group');
  add('c', 'line', idOf('b'));
  add('d', 'line', idOf('b'));
  add('e');
  return doc;
};

const order = (doc: Y.Doc) =>
  readPricing(doc)
    .rows.map(({ id, groupId }) => (groupId === null ? id.slice(-1) : `(${id.slice(-1)})`))
    .join(' ');

const walk = (doc: Y.Doc, name: string, step: 1 | -1) => {
  const place = placeBeside(readPricing(doc).rows, idOf(name), step);
  if (place) moveLine(doc, idOf(name), place, Math.random);
  return place === null ? 'stays' : order(doc);
};

test('a line walks down into a group, through it and out of it', () => {
  const doc = aTable();
  expect(walk(doc, 'a', 1)).toBe('b (a) (c) (d) e');
  expect(walk(doc, 'a', 1)).toBe('b (c) (a) (d) e');
  expect(walk(doc, 'a', 1)).toBe('b (c) (d) (a) e');
  expect(walk(doc, 'a', 1)).toBe('b (c) (d) a e');
  expect(walk(doc, 'a', 1)).toBe('b (c) (d) e a');
  expect(walk(doc, 'a', 1)).toBe('stays');
});

test('and up again the same way', () => {
  const doc = aTable();
  expect(walk(doc, 'e', -1)).toBe('a b (c) (d) (e)');
  expect(walk(doc, 'e', -1)).toBe('a b (c) (e) (d)');
  expect(walk(doc, 'e', -1)).toBe('a b (e) (c) (d)');
  expect(walk(doc, 'e', -1)).toBe('a e b (c) (d)');
  expect(walk(doc, 'e', -1)).toBe('e a b (c) (d)');
  expect(walk(doc, 'e', -1)).toBe('stays');
});

test('a group walks with its lines', () => {
  const doc = aTable();
  expect(walk(doc, 'b', -1)).toBe('b (c) (d) a e');
  expect(walk(doc, 'b', 1)).toBe('a b (c) (d) e');
  expect(walk(doc, 'b', 1)).toBe('a e b (c) (d)');
});

test('a new row goes below the one it is asked for at', () => {
  const { rows } = readPricing(aTable());
  expect(placeBelow(rows, idOf('c'))).toEqual({ groupId: idOf('b'), after: idOf('c') });
  expect(placeBelow(rows, idOf('b'))).toEqual({ groupId: idOf('b'), after: null });
  expect(placeBelow(rows, idOf('c'), 'group')).toEqual({ groupId: null, after: idOf('b') });
  expect(placeBelow(rows, null)).toEqual({ groupId: null });
});
