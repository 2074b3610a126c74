import { fc } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import type { LineId } from '../shared/index.ts';
import {
  addLine,
  chooseAlternative,
  editLine,
  groupLines,
  makeAlternative,
  moveLine,
  readPricing,
  rebalanceLines,
  removeLine,
  repairPricing,
  seedPricing,
  setPricing,
  totalsOf,
  type LinePatch,
  type PricingView,
  type RowDraft,
} from './index.ts';

const idAt = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as LineId;
const ids = [1, 2, 3, 4, 5, 6, 7].map(idAt);
const groups = [21, 22].map(idAt);

const aRow = fc.constantFrom(...ids, ...groups);
const aPlace = fc.record({
  groupId: fc.option(fc.constantFrom(...groups), { nil: null }),
  after: fc.option(aRow, { nil: null }),
});
const aPatch: fc.Arbitrary<LinePatch> = fc.oneof(
  fc.record({ quantity: fc.constantFrom('1', '2.5', '-3') }),
  fc.record({ unitPrice: fc.constantFrom('0.015', '10') }),
  fc.record({ discount: fc.constantFrom(null, { percent: '5' }, { amount: '1.5' }) }),
  fc.record({ tax: fc.constantFrom(null, { category: 'standard' as const, rate: '20' }) }),
  fc.record({ optional: fc.boolean(), ticked: fc.boolean() }),
  fc.record({ text: fc.string({ maxLength: 5 }) }),
);
const aKind: fc.Arbitrary<Pick<RowDraft, 'kind'>> = fc.record({
  kind: fc.constantFrom('line' as const, 'line' as const, 'text' as const, 'subtotal' as const),
});
type Edit = (doc: Y.Doc, random: () => number) => unknown;
const anEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(fc.constantFrom(...ids), aKind, aPlace).map(
    ([id, { kind }, place]): Edit =>
      (doc, random) =>
        addLine(doc, { id, kind }, place, random),
  ),
  {
    weight: 3,
    arbitrary: fc.tuple(aRow, aPlace).map(
      ([id, place]): Edit =>
        (doc, random) =>
          moveLine(doc, id, place, random),
    ),
  },
  fc.tuple(aRow, aPatch).map(
    ([id, patch]): Edit =>
      (doc) =>
        editLine(doc, id, patch),
  ),
  aRow.map(
    (id): Edit =>
      (doc, random) =>
        removeLine(doc, id, random),
  ),
  fc.tuple(fc.subarray(ids, { minLength: 1 }), fc.constantFrom(...groups)).map(
    ([rows, id]): Edit =>
      (doc, random) =>
        groupLines(doc, rows, { id, text: 'G' }, random),
  ),
  fc.tuple(aRow, fc.option(aRow, { nil: null })).map(
    ([id, to]): Edit =>
      (doc) =>
        makeAlternative(doc, id, to),
  ),
  aRow.map(
    (id): Edit =>
      (doc) =>
        chooseAlternative(doc, id),
  ),
  fc.constant<Edit>((doc) => setPricing(doc, { discount: { percent: '3' } })),
  fc.constant<Edit>((doc) => rebalanceLines(doc)),
  fc.constant<Edit>((doc) => repairPricing(doc).map((operation) => operation(doc))),
);

const somePeers = (count: number, seed: number) => {
  const start = new Y.Doc();
  seedPricing(start, { currency: 'EUR' });
  for (const id of ids.slice(0, 4)) addLine(start, { id, unitPrice: '7' }, {}, Math.random);
  const origin = Y.encodeStateAsUpdate(start);
  return Array.from({ length: count }, (_, n) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, origin);
    let state = (seed + n * 7919 + 1) % 2147483647 || 1;
    const random = () => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647;
    };
    return { doc, random };
  });
};

const bringTogether = (docs: Y.Doc[]) => {
  const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc));
  for (const [n, doc] of docs.entries())
    for (const update of n % 2 ? updates : updates.toReversed()) Y.applyUpdate(doc, update);
};

/** Every row of the document is in the table exactly once, groups before their rows, one of each set counts. */
const expectWhole = (doc: Y.Doc) => {
  const view = readPricing(doc);
  const shown = view.rows.map(({ id }) => id);
  expect(shown.toSorted()).toEqual([...doc.getMap('lines').keys()].toSorted());
  for (const row of view.rows) if (row.groupId) expect(shown.indexOf(row.groupId)).toBeLessThan(shown.indexOf(row.id));
  return { view, totals: expectOneOfEach(view) };
};

const expectOneOfEach = (view: PricingView) => {
  const totals = totalsOf(view);
  const sets = new Map<LineId, { counts: number; optional: boolean }>();
  for (const row of view.rows) {
    if (row.kind !== 'line') continue;
    const set = sets.get(row.alternativeTo ?? row.id) ?? { counts: 0, optional: false };
    set.counts += totals.lines.get(row.id)?.counts ? 1 : 0;
    set.optional ||= row.optional;
    sets.set(row.alternativeTo ?? row.id, set);
  }
  expect([...sets.values()].filter(({ counts, optional }) => counts > 1 || (counts < 1 && !optional))).toEqual([]);
  return totals;
};

describe('Copies of a pricing table', () => {
  test('converge whatever was done where: rows, order, totals, no row doubled', () => {
    const turn = fc.record({ peer: fc.nat(3), edits: fc.array(anEdit, { maxLength: 6 }), meet: fc.nat(3) });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 4 }), fc.nat(), fc.array(turn, { maxLength: 12 }), (count, seed, turns) => {
        const peers = somePeers(count, seed);
        for (const { peer, edits, meet } of turns) {
          const { doc, random } = peers[peer % count]!;
          for (const edit of edits) edit(doc, random);
          expectWhole(doc);
          const met = peers[meet % count]!.doc;
          if (met !== doc) Y.applyUpdate(met, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(met)));
        }
        bringTogether(peers.map(({ doc }) => doc));
        const [first, ...others] = peers.map(({ doc }) => expectWhole(doc));
        for (const other of others) expect(other).toEqual(first);
        const { doc } = peers[0]!;
        for (const operation of repairPricing(doc)) operation(doc);
        expect(readPricing(doc)).toEqual({ ...first!.view, flaws: [] });
      }),
      { numRuns: 300 },
    );
  });

  test('keep both edits of two people in two cells of one line', () => {
    fc.assert(
      fc.property(fc.constantFrom('1.5', '4'), fc.constantFrom('9', '0.01'), fc.nat(), (quantity, unitPrice, seed) => {
        const [one, other] = somePeers(2, seed);
        editLine(one!.doc, ids[0]!, { quantity });
        editLine(other!.doc, ids[0]!, { unitPrice, text: 'Both' });
        moveLine(one!.doc, ids[0]!, { after: ids[2]! }, one!.random);
        bringTogether([one!.doc, other!.doc]);
        for (const { doc } of [one!, other!]) {
          const { rows } = readPricing(doc);
          expect(rows[2]).toMatchObject({ id: ids[0], quantity, unitPrice, text: 'Both' });
        }
      }),
    );
  });

  test('hold one row after two people moved it, in one of the places they chose', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.nat(3), fc.nat(), (to, otherTo, seed) => {
        const [one, other] = somePeers(2, seed);
        groupLines(one!.doc, [ids[2]!], { id: groups[0]!, text: 'G' }, one!.random);
        bringTogether([one!.doc, other!.doc]);
        const places = [{}, { after: null }, { groupId: groups[0]! }, { groupId: groups[0]!, after: null }];
        moveLine(one!.doc, ids[0]!, places[to]!, one!.random);
        moveLine(other!.doc, ids[0]!, places[otherTo]!, other!.random);
        bringTogether([one!.doc, other!.doc]);
        const { view } = expectWhole(one!.doc);
        const held = view.rows.filter(({ id }) => id === ids[0]);
        expect(held).toHaveLength(1);
        expect([places[to], places[otherTo]].map((place) => place?.groupId ?? null)).toContain(held[0]?.groupId);
      }),
    );
  });
});

describe('A table that somebody wrote nonsense into', () => {
  const aKey = fc.oneof(
    fc.constantFrom('kind', 'pos', 'text', 'quantity', 'unitPrice', 'discount', 'tax', 'alternativeTo', 'unit'),
    fc.constantFrom('ticked', 'optional', 'shape', 'currency', `chosen:${idAt(1)}`, 'chosen:x', '__proto__'),
    aRow,
  );
  const aLeaf = fc.oneof(
    fc.constantFrom<unknown>(null, NaN, 2 ** 53, '', 'line', 'group', '5%', '%', '|', 'standard|0', '1e9', '-0', '٣'),
    fc.tuple(aRow, fc.constantFrom('0|hzzzzz:', '')).map(([id, rank]) => `${id}|${rank}`),
    aRow,
    fc.string(),
    fc.jsonValue(),
  );
  const aMap = fc.array(fc.tuple(aKey, aLeaf), { maxLength: 8 }).map((entries) => new Map(entries));

  test('reads, adds up and is mended by one pass', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(aKey, fc.oneof(aMap, aLeaf)), { maxLength: 10 }), aMap, (rows, frame) => {
        const doc = new Y.Doc();
        for (const [key, value] of rows) {
          const made = value instanceof Map ? new Y.Map(value) : value;
          doc.getMap('lines').set(key, made);
        }
        for (const [key, value] of frame) doc.getMap('pricing').set(key, value);
        const before = readPricing(doc);
        const totals = totalsOf(before);
        for (const operation of repairPricing(doc)) operation(doc);
        const after = readPricing(doc);
        expect(after).toEqual({ ...before, flaws: [] });
        expect(totalsOf(after)).toEqual(totals);
        for (const { id } of after.rows) editLine(doc, id, { text: 'Clean' });
      }),
      { numRuns: 500 },
    );
  });
});
