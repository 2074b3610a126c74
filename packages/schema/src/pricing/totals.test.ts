import { expect, test } from 'vitest';

import type { LineId } from '../shared/index.ts';
import { totalsOf, type PricedLine, type PricingTable, type Tax } from './index.ts';
import { pricingLimits } from './pricing.ts';

const idAt = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as LineId;
const standard = (rate: string): Tax => ({ category: 'standard', rate });

const aLine = (n: number, cells: Partial<PricedLine>): PricedLine => ({
  id: idAt(n),
  kind: 'line',
  groupId: null,
  rank: '',
  text: '',
  productId: null,
  quantity: '1',
  unit: '',
  unitPrice: '0',
  discount: null,
  tax: standard('20'),
  recurrence: 'once',
  optional: false,
  ticked: false,
  alternativeTo: null,
  ...cells,
});
const aTable = (lines: Partial<PricedLine>[], rest: Partial<PricingTable> = {}): PricingTable => ({
  currency: 'EUR',
  discount: null,
  chosen: new Map(),
  rows: lines.map((cells, at) => aLine(at + 1, cells)),
  ...rest,
});

test('an empty table has no sum', () => {
  expect(totalsOf(aTable([]))).toEqual({ lines: new Map(), subtotals: new Map(), sums: [], beyond: false });
});

test('lines are rounded each, and the tax of a rate once on the sum of its base (BR-CO-10, BR-CO-17)', () => {
  // Three times 0.335: rounded lines make 1.02, not 1.01; the tax of 1.02 at 20 % is 0.20, of three lines 0.21.
  const [sum] = totalsOf(aTable([{ unitPrice: '0.335' }, { unitPrice: '0.335' }, { unitPrice: '0.335' }])).sums;
  expect(sum).toEqual({
    recurrence: 'once',
    lines: 102,
    discount: 0,
    net: 102,
    taxes: [{ tax: standard('20'), base: 102, amount: 20 }],
    tax: 20,
    total: 122,
  });
});

test('a half is rounded away from zero, also where the customer gets money back', () => {
  const { lines } = totalsOf(aTable([{ unitPrice: '0.005' }, { unitPrice: '0.005', quantity: '-1' }]));
  expect([...lines.values()].map(({ net }) => net)).toEqual([1, -1]);
});

test.each([
  ['EUR', 1235],
  ['JPY', 12],
  ['KWD', 12_346],
])('%s has its own minor units', (currency, net) => {
  expect(totalsOf(aTable([{ unitPrice: '12.3456' }], { currency })).sums[0]?.net).toBe(net);
});

test('a line takes its discount off what is shown before it, and an amount down to nothing at most', () => {
  const { lines } = totalsOf(
    aTable([
      { unitPrice: '88000', discount: { percent: '5' } },
      { unitPrice: '10', discount: { amount: '12.50' } },
      { unitPrice: '10', quantity: '-1', discount: { amount: '2' } },
    ]),
  );
  expect([...lines.values()].map(({ gross, discount, net }) => [gross, discount, net])).toEqual([
    [8_800_000, 440_000, 8_360_000],
    [1000, 1000, 0],
    [-1000, 0, -1000],
  ]);
});

test('an amount off the whole is shared among the rates of tax to the last cent (BR-CO-11, BR-S-08)', () => {
  const [sum] = totalsOf(
    aTable(
      [
        { unitPrice: '100' },
        { unitPrice: '100', tax: standard('10') },
        { unitPrice: '100', tax: { category: 'export', rate: '0' } },
      ],
      { discount: { amount: '100' } },
    ),
  ).sums;
  expect(sum?.taxes.map(({ base, amount }) => [base, amount])).toEqual([
    [6666, 1333],
    [6667, 667],
    [6667, 0],
  ]);
  expect(sum).toMatchObject({ lines: 30_000, discount: 10_000, net: 20_000, tax: 2000, total: 22_000 });
});

test('what recurs is a sum of its own; a percentage is taken off each, an amount only of what is paid once', () => {
  const lines = [{ unitPrice: '100' }, { unitPrice: '10', recurrence: 'month' as const }];
  const nets = (discount: PricingTable['discount']) =>
    totalsOf(aTable(lines, { discount })).sums.map(({ recurrence, net }) => [recurrence, net]);
  expect(nets({ percent: '10' })).toEqual([
    ['once', 9000],
    ['month', 900],
  ]);
  expect(nets({ amount: '120' })).toEqual([
    ['once', 0],
    ['month', 1000],
  ]);
});

test('a line whose tax nobody has chosen is told apart', () => {
  expect(totalsOf(aTable([{ unitPrice: '5', tax: null }])).sums[0]?.taxes).toEqual([
    { tax: null, base: 500, amount: 0 },
  ]);
});

test('an amount past what is kept says so, at the limit not yet', () => {
  const most = { quantity: '1', unitPrice: String(pricingLimits.amount / 100), tax: null };
  expect(totalsOf(aTable([most]))).toMatchObject({ beyond: false, sums: [{ total: pricingLimits.amount }] });
  const past = totalsOf(aTable([most, { unitPrice: '0.01', tax: null }]));
  expect(past).toMatchObject({ beyond: true, sums: [{ total: pricingLimits.amount }] });
});
