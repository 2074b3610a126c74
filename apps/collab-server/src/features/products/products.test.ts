import type { Product } from '@baton/schema/products';
import type { MemberId, ProductId, Role, WorkspaceId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import { decideCreateProduct, decideEditProduct } from './products.decide.ts';
import { productsPolicy } from './products.policy.ts';

const id = '01990000-0000-7000-8000-000000000001' as ProductId;
const aProduct: Product = {
  id,
  name: 'GTX Pro',
  series: 'GTX',
  price: { amount: 482_100, currency: 'EUR' },
  kind: 'goods',
  unit: '',
  recurrence: 'once',
  taxRateId: null,
  retired: false,
};
const free = { nameTaken: false, rateCharged: true };
const moment = { newId: () => id };
const actor = (role: Role) => ({
  workspace: id as string as WorkspaceId,
  member: id as string as MemberId,
  role,
  teams: [],
  managedTeams: [],
  origin: 'person' as const,
});

const who = (may: (of: ReturnType<typeof actor>) => boolean) =>
  (['owner', 'admin', 'manager', 'member', 'guest'] as const).filter((role) => may(actor(role)));

test('[P1] a name that is taken is refused, new or edited', () => {
  expect(decideCreateProduct({ ...free, nameTaken: true }, aProduct, moment)).toEqual({
    refused: 'product-name-taken',
  });
  expect(decideEditProduct({ ...free, product: aProduct, nameTaken: true }, { name: 'x' })).toEqual({
    refused: 'product-name-taken',
  });
});

test('[P2] the price list is read by colleagues and changed by owner, admin and manager', () => {
  expect(who(productsPolicy.read)).toEqual(['owner', 'admin', 'manager', 'member']);
  expect(who(productsPolicy.change)).toEqual(['owner', 'admin', 'manager']);
});

test('[P3] a product is retired by an edit, and the fact tells what it was before', () => {
  const decided = decideEditProduct({ ...free, product: aProduct }, { retired: true });
  expect(decided).toMatchObject({
    answer: { retired: true },
    facts: [{ type: 'product.changed', data: { retired: true, before: { retired: false } } }],
  });
});

test('an edit that changes nothing leaves no fact', () => {
  expect(decideEditProduct({ ...free, product: aProduct }, { name: 'GTX Pro' })).toMatchObject({ facts: [] });
});

test('[P6] a product takes only a rate of tax that is charged', () => {
  const refused = { refused: 'tax-rate-not-found' };
  expect(decideCreateProduct({ ...free, rateCharged: false }, aProduct, moment)).toEqual(refused);
  expect(decideEditProduct({ ...free, rateCharged: false, product: aProduct }, {})).toEqual(refused);
});
