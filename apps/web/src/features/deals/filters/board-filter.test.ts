import type { DealView } from '@baton/schema/deals';
import type { DealId, MemberId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import { boardFilter, closingOf, matcher, type FilterWorld } from './board-filter.ts';

const deal = (values: Partial<DealView>): DealView => ({
  id: 'd' as DealId,
  title: 'Fours à chariot',
  accountId: null,
  amount: null,
  currency: 'EUR',
  ownerId: null,
  stageId: 's' as DealView['stageId'],
  rank: '0|hzzzzz:',
  closeOn: null,
  labels: [],
  productId: null,
  ...values,
});
const world: FilterWorld = {
  me: 'm' as MemberId,
  today: '2026-11-22',
  accountName: (id) => (id === null ? null : 'Boulangeries Chérif'),
  isIdle: (id) => id === 'idle',
};

test('text finds titles and account names without accents and case', () => {
  const matches = matcher({ q: 'CHERIF' }, world);
  expect(matches?.(deal({ accountId: 'a' as DealView['accountId'] }))).toBe(true);
  expect(matches?.(deal({}))).toBe(false);
  expect(matcher({ q: 'fours a' }, world)?.(deal({}))).toBe(true);
});

test('owner is me, nobody or a person', () => {
  expect(matcher({ owner: 'me' }, world)?.(deal({ ownerId: 'm' as MemberId }))).toBe(true);
  expect(matcher({ owner: 'none' }, world)?.(deal({}))).toBe(true);
  expect(matcher({ owner: 'x' }, world)?.(deal({ ownerId: 'm' as MemberId }))).toBe(false);
});

test.each([
  [null, 'none'],
  ['2026-11-21', 'overdue'],
  ['2026-11-22', 'this-month'],
  ['2026-12-31', 'this-quarter'],
  ['2027-01-01', 'later'],
] as const)('a close date of %s stands as %s', (day, closing) => {
  expect(closingOf(day, world.today)).toBe(closing);
});

test('this quarter includes what closes this month', () => {
  expect(matcher({ closes: 'this-quarter' }, world)?.(deal({ closeOn: '2026-11-30' }))).toBe(true);
});

test('nothing filtered means no test at all', () => {
  expect(matcher({}, world)).toBeNull();
});

test('nonsense in a link filters nothing', () => {
  expect(boardFilter.parse({ closes: 'soon', idle: 'yes', q: 7 })).toEqual({});
});
