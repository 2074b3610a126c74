import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import type { LineId } from '../shared/index.ts';
import {
  addLine,
  chooseAlternative,
  editLine,
  groupLines,
  isOfLines,
  makeAlternative,
  moveLine,
  readPricing,
  rebalanceLines,
  removeLine,
  repairPricing,
  seedPricing,
  setPricing,
  totalsOf,
  type RowPlace,
} from './index.ts';
import { pricingLimits } from './pricing.ts';

const idAt = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as LineId;
const [a, b, c, g] = [idAt(1), idAt(2), idAt(3), idAt(9)] as const;

let doc: Y.Doc;
const add = (id: LineId, unitPrice: string, place: RowPlace = {}) =>
  addLine(doc, { id, unitPrice, tax: { category: 'standard', rate: '20' } }, place, Math.random);
const order = () => readPricing(doc).rows.map(({ id }) => id);
const total = () => totalsOf(readPricing(doc)).sums[0]?.net ?? 0;

beforeEach(() => {
  doc = new Y.Doc();
  seedPricing(doc, { currency: 'EUR' });
  for (const [id, price] of [
    [a, '100'],
    [b, '20.50'],
    [c, '3'],
  ] as const)
    add(id, price);
});

describe('A pricing table', () => {
  test('holds lines in order, with the cells as they were given', () => {
    expect(order()).toEqual([a, b, c]);
    editLine(doc, b, {
      quantity: '02.50',
      unit: ' h ',
      discount: { percent: '5.0' },
      recurrence: 'month',
      text: 'Care',
    });
    expect(readPricing(doc).rows[1]).toMatchObject({
      quantity: '2.5',
      unit: 'h',
      unitPrice: '20.5',
      discount: { percent: '5' },
      tax: { category: 'standard', rate: '20' },
      recurrence: 'month',
      text: 'Care',
      optional: false,
    });
    expect(readPricing(doc).flaws).toEqual([]);
  });

  test('is seeded once', () => {
    expect(seedPricing(doc, { currency: 'CHF' })).toEqual({ refused: 'pricing-seeded' });
  });

  test.each([
    ['quantity', { quantity: '1e3' }],
    ['quantity', { quantity: '1,5' }],
    ['unitPrice', { unitPrice: '-1' }],
    ['discount', { discount: { percent: '100.1' } }],
    ['discount', { discount: { amount: '-5' } }],
    ['tax', { tax: { category: 'standard', rate: '0' } as const }],
    ['tax', { tax: { category: 'zero', rate: '20' } as const }],
    ['text', { text: 'x'.repeat(pricingLimits.text + 1) }],
  ])('refuses a %s that is none and changes nothing', (field, patch) => {
    const before = Y.encodeStateVector(doc);
    expect(editLine(doc, a, patch)).toEqual({ refused: 'invalid-field', detail: { field } });
    expect(Y.encodeStateVector(doc)).toEqual(before);
  });

  test('refuses a row beyond its limit', () => {
    doc.transact(() => {
      for (let n = 4; n <= pricingLimits.lines; n += 1) doc.getMap('lines').set(idAt(n), new Y.Map());
    });
    expect(add(idAt(5000), '1')).toEqual({ refused: 'pricing-full', detail: { limit: pricingLimits.lines } });
    removeLine(doc, a, Math.random);
    expect(add(idAt(5000), '1')).toMatchObject({ ok: true });
  });

  test('moves a row to where it is wanted, and writes nothing where it stands', () => {
    expect(moveLine(doc, c, { after: null }, Math.random)).toEqual({ ok: true, moved: true });
    expect(order()).toEqual([c, a, b]);
    const before = Y.encodeStateVector(doc);
    expect(moveLine(doc, a, { after: c }, Math.random)).toEqual({ ok: true, moved: false });
    expect(Y.encodeStateVector(doc)).toEqual(before);
  });

  test('spreads ranks that have grown long, without moving a row', () => {
    for (let n = 0; n < 400; n += 1) moveLine(doc, n % 2 ? a : b, { after: n % 2 ? b : a }, Math.random);
    doc.transact(() =>
      doc
        .getMap<Y.Map<unknown>>('lines')
        .get(a)
        ?.set('pos', `|0|hzzzzz:${'z'.repeat(60)}`),
    );
    const before = order();
    expect(rebalanceLines(doc)).toBe(3);
    expect(order()).toEqual(before);
    expect(rebalanceLines(doc)).toBe(0);
  });
});

describe('A group', () => {
  beforeEach(() => {
    groupLines(doc, [c, a], { id: g, text: 'Machines' }, Math.random);
  });

  test('takes the place of its first row and holds the rows in their order', () => {
    expect(order()).toEqual([g, a, c, b]);
    expect(totalsOf(readPricing(doc)).subtotals.get(g)).toEqual({ once: 10_300 });
  });

  test('moves with its rows, and gives them back in its place when it goes', () => {
    moveLine(doc, g, { after: b }, Math.random);
    expect(order()).toEqual([b, g, a, c]);
    moveLine(doc, g, { after: null }, Math.random);
    removeLine(doc, g, Math.random);
    expect(order()).toEqual([a, c, b]);
    expect(readPricing(doc).flaws).toEqual([]);
  });

  test('holds no group, and has no price', () => {
    expect(addLine(doc, { id: idAt(8), kind: 'group' }, { groupId: g }, Math.random)).toEqual({
      refused: 'group-not-found',
    });
    expect(editLine(doc, g, { unitPrice: '5' })).toEqual({ refused: 'not-a-line' });
    expect(moveLine(doc, b, { groupId: a }, Math.random)).toEqual({ refused: 'group-not-found' });
  });

  test('that somebody took away while a row came in leaves the row in the table, mended', () => {
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    removeLine(doc, g, Math.random);
    moveLine(other, b, { groupId: g }, Math.random);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(order().toSorted()).toEqual([a, b, c]);
    expect(readPricing(doc).flaws).toEqual([{ kind: 'bad-place', subject: b, key: 'pos' }]);
    for (const operation of repairPricing(doc)) operation(doc);
    expect(readPricing(doc).flaws).toEqual([]);
  });
});

describe('Choices', () => {
  test('an optional line counts when it is ticked, by the customer before the seller', () => {
    editLine(doc, a, { optional: true });
    expect(total()).toBe(2350);
    editLine(doc, a, { ticked: true });
    expect(total()).toBe(12_350);
    expect(totalsOf(readPricing(doc), { ticked: new Map([[a, false]]) }).sums[0]?.net).toBe(2350);
  });

  test('of a line and its alternatives exactly one counts', () => {
    makeAlternative(doc, b, a);
    makeAlternative(doc, c, b);
    expect(total()).toBe(10_000);
    chooseAlternative(doc, c);
    expect(total()).toBe(300);
    expect(totalsOf(readPricing(doc), { chosen: new Map([[a, b]]) }).sums[0]?.net).toBe(2050);
    expect(totalsOf(readPricing(doc), { chosen: new Map([[a, g]]) }).sums[0]?.net).toBe(300);
  });

  test('the alternatives of a line that goes stay alternatives of each other', () => {
    makeAlternative(doc, b, a);
    makeAlternative(doc, c, a);
    removeLine(doc, a, Math.random);
    expect(total()).toBe(2050);
    makeAlternative(doc, b, null);
    expect(total()).toBe(2350);
  });

  test('two people who make two lines alternatives of each other still see one set', () => {
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    makeAlternative(doc, a, b);
    makeAlternative(other, b, a);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(readPricing(doc).rows.map((row) => row.kind === 'line' && row.alternativeTo)).toEqual([null, a, null]);
    expect(total()).toBe(10_300);
  });
});

test('a discount on the whole is kept in one register and taken off', () => {
  setPricing(doc, { discount: { percent: '10' } });
  expect(total()).toBe(11_115);
  expect(setPricing(doc, { discount: { amount: '1e2' } })).toMatchObject({ refused: 'invalid-field' });
  setPricing(doc, { discount: null });
  expect(total()).toBe(12_350);
});

const admitted = (write: (hostile: Y.Doc) => void) => {
  const hostile = new Y.Doc();
  write(hostile);
  const { structs } = Y.decodeUpdate(Y.encodeStateAsUpdate(hostile));
  return structs.every((struct) => !(struct instanceof Y.Item) || isOfLines(struct));
};

test('the gate lets every operation in, and no text, list, foreign root or long value', () => {
  groupLines(doc, [a], { id: g, text: 'x' }, Math.random);
  makeAlternative(doc, b, c);
  chooseAlternative(doc, b);
  setPricing(doc, { discount: { percent: '3' } });
  removeLine(doc, b, Math.random);
  expect(admitted((copy) => Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc)))).toBe(true);
  expect(admitted((hostile) => hostile.getMap('deals').set('x', 1))).toBe(false);
  expect(admitted((hostile) => hostile.getMap('lines').set('x', new Y.Text('t')))).toBe(false);
  expect(admitted((hostile) => hostile.getMap('lines').set('x', new Y.Array()))).toBe(false);
  expect(admitted((hostile) => hostile.getMap('lines').set('x', { text: 'x' }))).toBe(false);
  expect(admitted((hostile) => hostile.getMap('lines').set('x', 'y'.repeat(pricingLimits.text + 1)))).toBe(false);
});
