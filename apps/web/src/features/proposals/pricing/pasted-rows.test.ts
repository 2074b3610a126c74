import { addLine, readPricing, seedPricing } from '@baton/schema/pricing';
import type { LineId } from '@baton/schema/shared';
import { expect, test } from 'vitest';
import * as Y from 'yjs';

import { cellsOf, pasteCells } from './pasted-rows.ts';

const idAt = (at: number) => `01900000-0000-7000-8000-${String(at).padStart(12, '0')}` as LineId;

const aTable = (lines: number) => {
  const doc = new Y.Doc();
  seedPricing(doc, { currency: 'EUR' });
  for (let at = 1; at <= lines; at += 1) addLine(doc, { id: idAt(at), text: `Line ${at}` }, {}, Math.random);
  return doc;
};

test('cells of a spreadsheet come by tab and line, quoted ones with what they hold', () => {
  expect(cellsOf('Four\t2\r\n"Pose ""clé"",\nen main"\t1\r\n')).toEqual([
    ['Four', '2'],
    ['Pose "clé",\nen main', '1'],
  ]);
  expect(cellsOf('One value')).toBeNull();
  expect(cellsOf('')).toBeNull();
});

test('rows are written from the cell on, and those below the last one become lines', () => {
  const doc = aTable(2);
  let next = 10;
  const { unread, left } = pasteCells(doc, {
    rows: readPricing(doc).rows,
    at: { row: idAt(2), column: 'text' },
    cells: [
      ['Four', '2', '1 250,50', '5 %', '20', '2 375,95'],
      ['Pose', 'beaucoup', '80'],
    ],
    rates: [],
    newId: () => idAt((next += 1)),
    random: Math.random,
  });
  expect(readPricing(doc).rows).toMatchObject([
    { id: idAt(1), text: 'Line 1' },
    {
      id: idAt(2),
      text: 'Four',
      quantity: '2',
      unitPrice: '1250.5',
      discount: { percent: '5' },
      tax: { category: 'standard', rate: '20' },
    },
    { id: idAt(11), text: 'Pose', quantity: '1', unitPrice: '80' },
  ]);
  expect(left).toBe(0);
  expect([...unread]).toEqual([[`${idAt(11)} quantity`, { text: 'beaucoup', fault: 'quantity-invalid' }]]);
});

test('what is not understood is kept beside its cell, and rows beyond the limit are counted', () => {
  const doc = aTable(1_000);
  const { unread, left } = pasteCells(doc, {
    rows: readPricing(doc).rows,
    at: { row: idAt(1_000), column: 'unitPrice' },
    cells: [['douze'], ['13'], ['14']],
    rates: [],
    newId: () => idAt(5_000),
    random: Math.random,
  });
  expect([...unread]).toEqual([[`${idAt(1_000)} unitPrice`, { text: 'douze', fault: 'price-invalid' }]]);
  expect(left).toBe(2);
});
