import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import {
  briefChecks,
  briefMeta,
  briefText,
  checkCriterion,
  isOfBrief,
  readBrief,
  readChecked,
  repairBrief,
  seedBrief,
  watchBrief,
  writtenIn,
} from './brief.doc.ts';
import { briefShape } from './brief.ts';

const id = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [need, risks, criterion] = [id(1), id(2), id(3)];

const aBrief = (): Y.Doc => {
  const doc = new Y.Doc();
  seedBrief(doc, new Map([[need, [{ kind: 'paragraph', text: 'An oven' }]]]));
  return doc;
};
const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};
const write = (doc: Y.Doc, item: string, text: string): void => {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  briefText(doc, item).push([paragraph]);
};
const piecesOf = (doc: Y.Doc): Y.Item[] =>
  Y.decodeUpdate(Y.encodeStateAsUpdate(doc)).structs.filter((struct): struct is Y.Item => struct instanceof Y.Item);

test('each written item is a text of its own, and one that nobody began says nothing', () => {
  const doc = aBrief();
  write(doc, risks, 'The lift is too small');
  const view = readBrief(copyOf(doc), [need, risks, id(9)]);
  expect([need, risks, id(9)].map((item) => writtenIn(view, item))).toEqual(['An oven', 'The lift is too small', '']);
});

test('ticking and taking the tick away is told once each', () => {
  const doc = aBrief();
  const watch = watchBrief(doc);
  checkCriterion(doc, criterion, true);
  expect([...(watch.drain()?.checked ?? [])]).toEqual([criterion]);
  expect(watch.drain()).toBeNull();
  checkCriterion(doc, criterion, false);
  expect(watch.drain()?.checked.size).toBe(0);
});

test('a text that begins while the brief is watched is watched too', () => {
  const doc = aBrief();
  const watch = watchBrief(doc);
  write(doc, risks, 'one');
  expect(writtenIn(watch.drain() ?? { texts: new Map() }, risks)).toBe('one');
  write(doc, risks, 'two');
  expect(writtenIn(watch.drain() ?? { texts: new Map() }, risks)).toBe('one\ntwo');
});

test('what is broken is mended, once', () => {
  const doc = aBrief();
  briefMeta(doc).set('shape', 'x');
  briefText(doc, need).insert(0, [new Y.XmlElement('bulletList')]);
  for (const repair of repairBrief(doc)) repair(doc);
  expect([briefMeta(doc).get('shape'), repairBrief(doc)]).toEqual([briefShape, []]);
  expect(writtenIn(readBrief(doc), need)).toBe('An oven');
});

const entering = (change: (doc: Y.Doc) => void) => {
  const doc = new Y.Doc();
  change(doc);
  return piecesOf(doc).every(isOfBrief);
};

describe('what may enter', () => {
  test.each<[string, boolean, (doc: Y.Doc) => void]>([
    ['a text of an item', true, (doc) => write(doc, need, 'x')],
    ['a tick', true, (doc) => checkCriterion(doc, criterion, true)],
    ['a text of no item', false, (doc) => doc.getXmlFragment('body').push([new Y.XmlElement('paragraph')])],
    ['an item by another name', false, (doc) => doc.getXmlFragment('item:1').push([new Y.XmlElement('paragraph')])],
    ['a tick that is no tick', false, (doc) => briefChecks(doc).set(criterion, 'yes')],
    ['a tick on nothing', false, (doc) => briefChecks(doc).set('all', true)],
    ['a node nobody knows', false, (doc) => briefText(doc, need).push([new Y.XmlElement('iframe')])],
    ['a text among the ticks', false, (doc) => briefChecks(doc).set(criterion, new Y.XmlText('x'))],
  ])('%s: %s', (_what, enters, change) => expect(entering(change)).toBe(enters));
});

/** What a client could leave in a brief, wrong values and misplaced nodes; the gate keeps out what no editor knows. */
const mischief = fc.array(
  fc.oneof(
    fc.tuple(fc.constant('meta'), fc.string(), fc.jsonValue()),
    fc.tuple(fc.constant('checks'), fc.oneof(fc.string(), fc.constant(criterion)), fc.jsonValue()),
    fc.tuple(fc.constant('text'), fc.constantFrom(need, risks, id(4)), fc.string({ maxLength: 30 })),
    fc.tuple(fc.constant('node'), fc.constantFrom(need, risks), fc.constantFrom('taskItem', 'listItem', 'table')),
  ),
  { maxLength: 12 },
);

test('readers are total, repairs end, and copies that met in any order read the same', () => {
  fc.assert(
    fc.property(mischief, mischief, (mine, yours) => {
      const first = aBrief();
      const second = copyOf(first);
      for (const [doc, deeds] of [
        [first, mine],
        [second, yours],
      ] as const)
        for (const [kind, key, value] of deeds) {
          if (kind === 'meta' || kind === 'checks') doc.getMap(kind).set(key, value);
          else if (kind === 'text') write(doc, key, value);
          else briefText(doc, key).push([new Y.XmlElement(value)]);
        }
      const [a, b] = [Y.encodeStateAsUpdate(first), Y.encodeStateAsUpdate(second)];
      Y.applyUpdate(first, b);
      Y.applyUpdate(second, a);
      expect(readBrief(first)).toEqual(readBrief(second));
      for (const repair of repairBrief(first)) repair(first);
      expect(repairBrief(first)).toEqual([]);
      expect([...readChecked(first)].every((each) => /^[0-9a-f-]{36}$/.test(each))).toBe(true);
    }),
  );
});
