import { fc } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import {
  createDeal,
  crowdedStages,
  editDeal,
  moveDeal,
  observeBoard,
  readBoard,
  readDeals,
  rebalanceStage,
  repairBoard,
} from './board.doc.ts';
import { isRank } from './rank.ts';

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const aKey = fc.oneof(
  fc.constantFrom(id(0), id(1), id(11), id(12), id(11).replace('7', 'A'), '__proto__', 'constructor', ''),
  fc.constantFrom(
    'title',
    'pos',
    'kind',
    'name',
    'rank',
    'amount',
    'currency',
    'label:x',
    'label: ',
    'shape',
    'folded',
  ),
  fc.string(),
);
const aPos = fc
  .tuple(fc.constantFrom(id(1), id(9), '', 'x|y'), fc.constantFrom('0|hzzzzz:', '0|zzzzzz:1', '', 'é'))
  .map(([stage, rank]) => `${stage}|${rank}`);
const plain = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    NaN,
    Infinity,
    -0,
    2 ** 53,
    10n ** 17n,
    new Uint8Array(3),
    '\u0000',
    '\ud800',
    'x'.repeat(5000),
  ),
  aPos,
  fc.constantFrom('open', 'won', 'EUR', '2026-02-30'),
  fc.jsonValue(),
);

type Value = { leaf: unknown } | { map: [string, Value][] } | { type: 'array' | 'text' | 'xml' | 'doc' };
const { value } = fc.letrec<{ value: Value; map: { map: [string, Value][] } }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ leaf: plain }),
    tie('map'),
    fc.record({ type: fc.constantFrom('array' as const, 'text' as const, 'xml' as const, 'doc' as const) }),
  ),
  map: fc.record({ map: fc.array(fc.tuple(aKey, tie('value')), { maxLength: 8 }) }),
}));
const someEntries = fc.array(fc.tuple(aKey, value), { maxLength: 10 });

const yjsValue = (made: Value): unknown => {
  if ('leaf' in made) return made.leaf;
  if ('map' in made) {
    const map = new Y.Map<unknown>();
    for (const [key, inner] of made.map) map.set(key, yjsValue(inner));
    return map;
  }
  return {
    array: () => Y.Array.from([1]),
    text: () => new Y.Text('t'),
    xml: () => new Y.XmlElement('p'),
    doc: () => new Y.Doc(),
  }[made.type]();
};

const hostileDoc = (roots: Record<'meta' | 'stages' | 'deals', [string, Value][]>, listToo: boolean) => {
  const doc = new Y.Doc();
  for (const [root, entries] of Object.entries(roots)) {
    for (const [key, made] of entries) {
      // What Yjs itself cannot encode never comes over a socket.
      try {
        doc.getMap(root).set(key, yjsValue(made));
      } catch {
        continue;
      }
    }
  }
  const received = new Y.Doc();
  if (listToo) {
    const other = new Y.Doc();
    other.getArray('deals').push(['a list where a map should be']);
    Y.applyUpdate(received, Y.encodeStateAsUpdate(other));
  }
  Y.applyUpdate(received, Y.encodeStateAsUpdate(doc));
  return received;
};

const hostile = [fc.record({ meta: someEntries, stages: someEntries, deals: someEntries }), fc.boolean()] as const;

describe('A board document that a hostile client wrote', () => {
  test('is read without an error into a whole board of clean values', () => {
    fc.assert(
      fc.property(...hostile, (roots, listToo) => {
        const doc = hostileDoc(roots, listToo);
        const board = readBoard(doc);
        expect(board.stages.some((stage) => stage.kind === 'open')).toBe(true);
        expect([...board.byStage.values()].flat().toSorted()).toEqual([...board.deals.keys()].toSorted());
        for (const deal of board.deals.values()) {
          expect(deal.title.length).toBeLessThanOrEqual(200);
          expect(`${deal.title}${deal.labels.join()}`).not.toMatch(/\p{Cc}|\p{Cs}/u);
          expect(isRank(deal.rank)).toBe(true);
          expect(deal.amount === null || Number.isSafeInteger(deal.amount)).toBe(true);
        }
        expect(readDeals(doc, board.deals.keys())).toEqual(board.deals);
      }),
      { numRuns: 500 },
    );
  });

  test('is mended by its repairs to what was read, and then has no flaw', () => {
    fc.assert(
      fc.property(...hostile, (roots, listToo) => {
        const doc = hostileDoc(roots, listToo);
        const before = readBoard(doc);
        for (const operation of repairBoard(doc)) operation(doc);
        const after = readBoard(doc);
        expect(after).toEqual({ ...before, flaws: [] });
        expect(repairBoard(doc)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('takes every operation and can be observed', () => {
    fc.assert(
      fc.property(...hostile, (roots, listToo) => {
        const doc = hostileDoc(roots, listToo);
        const stop = observeBoard(doc, () => {});
        const board = readBoard(doc);
        const stageId = board.stages[0]!.id;
        createDeal(doc, { id: id(77) as never, title: 'New' }, { stageId }, Math.random);
        for (const deal of board.deals.keys()) {
          moveDeal(doc, deal, { stageId, after: null }, Math.random);
          editDeal(doc, deal, { title: 'Clean', amount: 1 });
          expect(readDeals(doc, [deal]).get(deal)).toMatchObject({ title: 'Clean', amount: 1 });
        }
        for (const stage of crowdedStages(doc)) rebalanceStage(doc, stage);
        stop();
      }),
      { numRuns: 200 },
    );
  });
});
