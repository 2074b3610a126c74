import type { DiscountLimit } from '@baton/schema/products';
import type { GivenDiscount } from '@baton/schema/proposals/tables';
import type { LineId, MemberId, ProductId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import { beyondLimits, maySayYes, type DiscountWorld } from './beyond-limits.ts';

const id = <Id>(n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}` as Id;
const [claire, marco, olivia, gone] = [1, 2, 3, 4].map((n) => id<MemberId>(n)) as [
  MemberId,
  MemberId,
  MemberId,
  MemberId,
];
const [oven, service] = [id<ProductId>(21), id<ProductId>(22)];
const line = id<LineId>(11);

const limits: DiscountLimit[] = [
  { role: 'member', kind: 'any', percent: '5' },
  { role: 'member', kind: 'service', percent: '0' },
  { role: 'manager', kind: 'any', percent: '15' },
];
const world: DiscountWorld = {
  limits,
  kinds: new Map([
    [oven, 'goods'],
    [service, 'service'],
  ]),
  roles: new Map([
    [claire, 'member'],
    [marco, 'manager'],
    [olivia, 'owner'],
  ]),
};
const given = (more: Partial<GivenDiscount>): GivenDiscount => ({
  line,
  product: oven,
  given: '',
  percent: '10',
  by: claire,
  ...more,
});
const beyond = (more: Partial<GivenDiscount>, approved: Parameters<typeof beyondLimits>[1] = []) =>
  beyondLimits([given(more)], approved, world).map(({ limit, approved: yes }) => [limit, yes]);

test.each<[string, Partial<GivenDiscount>, (string | boolean)[][]]>([
  ['beyond the limit of a member', {}, [['5', false]]],
  ['up to the limit', { percent: '5' }, []],
  ['compared as numbers', { percent: '5.0000' }, []],
  ['by the limit of what is sold', { product: service, percent: '0.5' }, [['0', false]]],
  ['what a manager may give', { by: marco }, []],
  ['beyond what a manager may give', { by: marco, percent: '15.01' }, [['15', false]]],
  ['an owner has no limit', { by: olivia, percent: '100' }, []],
  ['whose author is gone, or unknown, as of a member', { by: gone }, [['5', false]]],
  ['off the whole', { line: null, product: null }, [['5', false]]],
])('[PP7] %s', (_what, more, expected) => expect(beyond(more)).toEqual(expected));

test('[PP7] so much is approved line by line, and less is as well', () => {
  expect(beyond({}, [{ line, percent: '10' }])).toEqual([['5', true]]);
  expect(beyond({ percent: '10.5' }, [{ line, percent: '10' }])).toEqual([['5', false]]);
  expect(beyond({}, [{ line: null, percent: '10' }])).toEqual([['5', false]]);
});

test('[PP8] who could give it alone says yes', () => {
  const discounts = [given({ percent: '12' })];
  const all = beyondLimits(discounts, [], world);
  expect(
    (['guest', 'member', 'manager', 'owner'] as const).map((role) => maySayYes(role, discounts, all, world)),
  ).toEqual([false, false, true, true]);
  const far = [given({ percent: '20' })];
  expect(maySayYes('manager', far, beyondLimits(far, [], world), world)).toBe(false);
  expect(maySayYes('manager', far, beyondLimits(far, [{ line, percent: '20' }], world), world)).toBe(true);
  expect(maySayYes('member', [], [], world)).toBe(true);
});
