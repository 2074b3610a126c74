import type { DealCard, StageView } from '@baton/schema/deals';
import type { DealId, StageId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import { closeTone, idleDays } from './card-signal.ts';

const stage = (values: Partial<StageView>): StageView => ({
  id: 's' as StageId,
  name: 'Proposal',
  kind: 'open',
  rank: '0|hzzzzz:',
  probability: 50,
  idleDays: 14,
  wipLimit: null,
  folded: false,
  ...values,
});
const card = (lastActivity: string): DealCard => ({
  id: 'd' as DealId,
  productName: null,
  estimate: null,
  stageSince: lastActivity,
  lastActivity,
  lastActivityType: 'deal.edited',
});

test('a deal is idle when its last activity is older than its stage allows, and not on the very day', () => {
  expect(idleDays(card('2026-11-08T12:00:00Z'), stage({}), '2026-11-22')).toBeNull();
  expect(idleDays(card('2026-11-07T12:00:00Z'), stage({}), '2026-11-22')).toBe(15);
});

test('a stage without a limit, a closed stage and a card that has not come yet make nothing idle', () => {
  const old = card('2020-01-01T12:00:00Z');
  expect(idleDays(old, stage({ idleDays: null }), '2026-11-22')).toBeNull();
  expect(idleDays(old, stage({ kind: 'won' }), '2026-11-22')).toBeNull();
  expect(idleDays(undefined, stage({}), '2026-11-22')).toBeNull();
});

test.each([
  [null, 'none'],
  ['2026-11-21', 'late'],
  ['2026-11-22', 'soon'],
  ['2026-11-29', 'soon'],
  ['2026-11-30', 'later'],
] as const)('a close date of %s is %s', (day, tone) => {
  expect(closeTone(day, stage({}), '2026-11-22')).toBe(tone);
});

test('a won deal is never late', () => {
  expect(closeTone('2026-01-01', stage({ kind: 'won' }), '2026-11-22')).toBe('later');
});
