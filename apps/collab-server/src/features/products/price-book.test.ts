import type { ProductPrice, TaxRate } from '@baton/schema/products';
import type { MemberId, ProductId, Role, TaxRateId, WorkspaceId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import {
  decideAddTaxRate,
  decideEditTaxRate,
  decideRemovePrice,
  decideSetDiscountLimit,
  decideSetPrice,
  mostPrices,
  mostTaxRates,
} from './price-book.decide.ts';
import { productsPolicy } from './products.policy.ts';

const id = '01990000-0000-7000-8000-000000000001';
const productId = id as ProductId;
const aPrice: ProductPrice = { currency: 'EUR', validFrom: '2026-12-01', unitPrice: '9.5', tiers: [] };
const none = { productId, before: null, held: 0 };
const vat: TaxRate = { id: id as TaxRateId, name: 'TVA', category: 'standard', rate: '20', retired: false };
const moment = { newId: () => id };

const tiers = (...from: string[]) => from.map((each) => ({ from: each, unitPrice: '1' }));

test('[P4] a price is set once for the same value, told with what it was, and removed once', () => {
  const set = decideSetPrice(none, { ...aPrice, unitPrice: '09.50', tiers: [{ from: '10.0', unitPrice: '9' }] });
  expect(set).toMatchObject({
    answer: { unitPrice: '9.5', tiers: [{ from: '10', unitPrice: '9' }] },
    facts: [{ type: 'product.price-set', subject: { kind: 'product', id }, data: { before: null } }],
  });
  expect(decideSetPrice({ ...none, before: aPrice }, { ...aPrice, unitPrice: '9.500' })).toMatchObject({ facts: [] });
  expect(decideSetPrice({ ...none, before: aPrice }, { ...aPrice, unitPrice: '8' })).toMatchObject({
    facts: [{ data: { unitPrice: '8', before: { unitPrice: '9.5', tiers: [] } } }],
  });
  expect(decideRemovePrice({ ...none, before: aPrice })).toMatchObject({ facts: [{ data: aPrice }] });
  expect(decideRemovePrice(none)).toMatchObject({ facts: [] });
});

test('[P4] tiers ascend, and a product holds so many prices', () => {
  expect(decideSetPrice(none, { ...aPrice, tiers: tiers('9', '10', '10.5') })).toMatchObject({ facts: [{}] });
  for (const wrong of [tiers('10', '9'), tiers('10', '10.0')])
    expect(decideSetPrice(none, { ...aPrice, tiers: wrong })).toEqual({ refused: 'tiers-not-ascending' });
  const full = { ...none, held: mostPrices };
  expect(decideSetPrice(full, aPrice)).toMatchObject({ refused: 'too-many-prices' });
  expect(decideSetPrice({ ...full, before: aPrice }, { ...aPrice, unitPrice: '1' })).toMatchObject({ facts: [{}] });
});

test('[P5] a rate of tax is of its category, and of a name of its own', () => {
  const free = { nameTaken: false, held: 0 };
  expect(decideAddTaxRate(free, { name: 'TVA', category: 'standard', rate: '20.0' }, moment)).toMatchObject({
    answer: vat,
    facts: [{ type: 'tax-rate.added' }],
  });
  const refused = (world: typeof free, category: TaxRate['category'], rate: string) =>
    decideAddTaxRate(world, { name: 'x', category, rate }, moment);
  expect(refused(free, 'standard', '0')).toEqual({ refused: 'rate-not-of-category' });
  expect(refused(free, 'export', '20')).toEqual({ refused: 'rate-not-of-category' });
  expect(refused({ ...free, nameTaken: true }, 'standard', '20')).toEqual({ refused: 'tax-rate-name-taken' });
  expect(refused({ ...free, held: mostTaxRates }, 'standard', '20')).toMatchObject({ refused: 'too-many-tax-rates' });
  expect(decideEditTaxRate({ rate: vat, nameTaken: false }, { category: 'zero' })).toEqual({
    refused: 'rate-not-of-category',
  });
});

test('[P6] a rate of tax is retired by an edit, and the fact tells what it was before', () => {
  expect(decideEditTaxRate({ rate: vat, nameTaken: false }, { retired: true })).toMatchObject({
    answer: { retired: true },
    facts: [{ type: 'tax-rate.changed', data: { retired: true, before: { retired: false } } }],
  });
  expect(decideEditTaxRate({ rate: vat, nameTaken: false }, { rate: '20.00' })).toMatchObject({ facts: [] });
});

test('[P7] a limit is set, changed and taken away, by owners and admins alone', () => {
  const about = { kind: 'discount-limits', id };
  const limit = { role: 'member' as const, kind: 'any' as const, percent: '5' };
  expect(decideSetDiscountLimit({ about, limits: [] }, limit)).toMatchObject({
    answer: { data: [limit] },
    facts: [{ data: { percent: '5', before: null } }],
  });
  expect(decideSetDiscountLimit({ about, limits: [limit] }, { ...limit, percent: '5.0' })).toMatchObject({ facts: [] });
  expect(decideSetDiscountLimit({ about, limits: [limit] }, { ...limit, percent: null })).toMatchObject({
    answer: { data: [] },
    facts: [{ data: { percent: null, before: '5' } }],
  });
  const may = (role: Role) =>
    productsPolicy.limitDiscounts({
      workspace: id as WorkspaceId,
      member: id as MemberId,
      role,
      teams: [],
      managedTeams: [],
      origin: 'person',
    });
  expect((['owner', 'admin', 'manager', 'member', 'guest'] as const).filter(may)).toEqual(['owner', 'admin']);
});
