import { expect, test } from 'vitest';

import { groupOf, snoozeDays } from './task-days.ts';

// A Thursday, at ten where the test runs.
const now = new Date(2026, 10, 26, 10, 0);
const at = (hours: number, days = 0) => new Date(2026, 10, 26 + days, hours).toISOString();
const due = (on: string) => ({ due: { on, time: null, zone: 'UTC' }, dueAt: null });
const timed = (dueAt: string) => ({ due: { on: dueAt.slice(0, 10), time: '09:00', zone: 'UTC' }, dueAt });

test('a day without an hour is late when it is over, one with an hour when the hour is', () => {
  expect(
    [due('2026-11-25'), due('2026-11-26'), due('2026-11-27'), due('2026-11-28')].map((task) => groupOf(task, now)),
  ).toEqual(['overdue', 'today', 'tomorrow', 'later']);
  expect([timed(at(9)), timed(at(11)), timed(at(9, 1)), timed(at(9, 5))].map((task) => groupOf(task, now))).toEqual([
    'overdue',
    'today',
    'tomorrow',
    'later',
  ]);
  expect(groupOf({ due: null, dueAt: null }, now)).toBe('none');
});

test('things are put off to today, tomorrow, the coming Monday and a week from now', () => {
  expect(snoozeDays('2026-11-26')).toEqual({
    today: '2026-11-26',
    tomorrow: '2026-11-27',
    monday: '2026-11-30',
    nextWeek: '2026-12-03',
  });
  expect(snoozeDays('2026-11-30').monday).toBe('2026-12-07');
});
