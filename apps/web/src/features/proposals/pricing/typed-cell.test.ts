import type { TaxRate } from '@baton/schema/products';
import { expect, test } from 'vitest';

import { typedCell } from './typed-cell.ts';

const rate = (name: string, category: TaxRate['category'], percent: string) =>
  ({ id: name, name, category, rate: percent, retired: false }) as unknown as TaxRate;
const rates = [rate('TVA 20 %', 'standard', '20'), rate('Export', 'export', '0'), rate('Exonéré', 'exempt', '0')];

test.each([
  ['2', { quantity: '2' }],
  ['1 234,5 h', { quantity: '1234.5', unit: 'h' }],
  ['-1 pièce', { quantity: '-1', unit: 'pièce' }],
  ['', { quantity: '1', unit: '' }],
])('a quantity typed as %s', (typed, patch) => {
  expect(typedCell('quantity', typed, [])).toEqual({ patch });
});

test.each([
  ['5', { percent: '5' }],
  ['2,5 %', { percent: '2.5' }],
  ['50 €', { amount: '50' }],
  ['CHF 12.50', { amount: '12.5' }],
  ['0', null],
  ['–', null],
])('a discount typed as %s', (typed, discount) => {
  expect(typedCell('discount', typed, [])).toEqual({ patch: { discount } });
});

test.each([
  ['export', { category: 'export', rate: '0' }],
  ['tva 20 %', { category: 'standard', rate: '20' }],
  ['5,5', { category: 'standard', rate: '5.5' }],
  ['', null],
])('a tax typed as %s', (typed, tax) => {
  expect(typedCell('tax', typed, rates)).toEqual({ patch: { tax } });
});

test.each([
  ['quantity', 'beaucoup', 'quantity-invalid'],
  ['quantity', '9999999999', 'quantity-invalid'],
  ['unitPrice', 'douze', 'price-invalid'],
  ['unitPrice', '-5', 'price-invalid'],
  ['discount', '150', 'discount-over-100'],
  ['discount', 'a lot', 'discount-invalid'],
  ['tax', 'Chine', 'tax-unknown'],
  ['tax', '0', 'tax-reason-missing'],
] as const)('%s typed as %s is refused with its reason', (column, typed, fault) => {
  expect(typedCell(column, typed, rates)).toEqual({ fault });
});
