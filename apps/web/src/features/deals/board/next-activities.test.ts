import type { NextActivity } from '@baton/schema/deals';
import type { DealId } from '@baton/schema/shared';
import { expect, test, vi } from 'vitest';

import { groupOf, NextActivities } from './next-activities.ts';

const now = new Date(2026, 10, 26, 10, 30);
const id = (name: string) => name as DealId;
const planned = (deal: string, on: string | null, at: Date | null = null): NextActivity => ({
  dealId: id(deal),
  kind: 'task',
  id: deal,
  title: 'Call',
  on,
  at: at?.toISOString() ?? null,
});

test.each([
  ['2026-11-25', null, 'overdue'],
  ['2026-11-26', null, 'today'],
  ['2026-11-26', new Date(2026, 10, 26, 10, 29), 'overdue'],
  ['2026-11-26', new Date(2026, 10, 26, 10, 31), 'today'],
  ['2026-11-27', null, 'later'],
  [null, null, 'later'],
] as const)('what is planned on %s, at %s, is %s', (on, at, group) => {
  expect(groupOf({ kind: 'task', on, at: at?.toISOString() ?? null }, now)).toBe(group);
});

test('nobody is late for an event: it is over, and what comes next is asked for', () => {
  const moments = [new Date(2026, 10, 25, 9), new Date(2026, 10, 26, 10), new Date(2026, 10, 26, 11)];
  const on = ['2026-11-25', '2026-11-26', '2026-11-26'];
  const groups = moments.map((at, place) => groupOf({ kind: 'event', on: on[place] ?? '', at: at.toISOString() }, now));
  expect(groups).toEqual(['none', 'today', 'today']);
  let clock = now;
  const next = new NextActivities(() => clock);
  next.read({ deals: null, next: [{ ...planned('a', '2026-11-26', moments[2]), kind: 'event' }] });
  expect([next.tick(), next.dealsWith(['a'])]).toEqual([[], ['a']]);
  clock = new Date(2026, 10, 26, 11, 1);
  expect(next.tick()).toEqual(['a']);
});

test('a column is sorted by what presses, nothing planned before what comes later', () => {
  const next = new NextActivities(() => now);
  next.read({
    deals: null,
    next: [
      planned('later', '2026-12-01'),
      planned('soon', '2026-11-27'),
      planned('today', '2026-11-26'),
      planned('late', '2026-11-20'),
      planned('undated', null),
    ],
  });
  const column = ['undated', 'later', 'none', 'today', 'soon', 'late'].map(id);
  expect(column.toSorted(next.order)).toEqual(['late', 'today', 'none', 'soon', 'later', 'undated']);
});

test('before it is known a card says nothing, and afterwards only cards that changed are drawn', () => {
  const next = new NextActivities(() => now);
  const [first, second] = [vi.fn<() => void>(), vi.fn<() => void>()];
  next.subscribeCard(id('a'), first);
  next.subscribeCard(id('b'), second);
  expect(next.of(id('a'))).toBeNull();
  next.read({ deals: null, next: [planned('a', '2026-11-27')] });
  expect([next.of(id('a'))?.group, next.of(id('b'))?.group]).toEqual(['later', 'none']);
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
  const order = next.order;
  next.read({ deals: [id('b')], next: [planned('b', '2026-11-26')] });
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 2]);
  expect(next.order).not.toBe(order);
  next.read({ deals: null, next: [planned('a', '2026-11-27'), planned('b', '2026-11-26')] });
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 2]);
  next.read({ deals: [id('b')], next: [] });
  expect(next.of(id('b'))).toMatchObject({ group: 'none', activity: null });
});

test('when its hour has passed, one card says so', () => {
  let clock = now;
  const next = new NextActivities(() => clock);
  next.read({
    deals: null,
    next: [planned('a', '2026-11-26', new Date(2026, 10, 26, 11, 0)), planned('b', '2026-11-26')],
  });
  const [first, second] = [vi.fn<() => void>(), vi.fn<() => void>()];
  next.subscribeCard(id('a'), first);
  next.subscribeCard(id('b'), second);
  clock = new Date(2026, 10, 26, 11, 1);
  next.tick();
  expect([next.of(id('a'))?.group, next.of(id('b'))?.group]).toEqual(['overdue', 'today']);
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 0]);
});
