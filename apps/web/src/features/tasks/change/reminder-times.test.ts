import { expect, it } from 'vitest';

import { reminderTimes } from './reminder-times.ts';

const now = new Date(2026, 10, 26, 10, 30);
const written = (task: Parameters<typeof reminderTimes>[0], at = now) =>
  reminderTimes(task, at).map(
    ({ name, at: time }) => `${name} ${time.getDate()} ${time.getHours()}:${time.getMinutes()}`,
  );
const on = (day: string) => ({ on: day, time: null, zone: 'Europe/Paris' });

it('recalls a task with an hour about that hour, and its day', () => {
  const dueAt = new Date(2026, 10, 27, 14, 0).toISOString();
  expect(written({ due: on('2026-11-27'), dueAt })).toEqual([
    'atHour 27 14:0',
    'hourBefore 27 13:0',
    'sameMorning 27 9:0',
  ]);
});

it('recalls one with a day in the morning, and the morning before', () => {
  expect(written({ due: on('2026-12-01'), dueAt: null })).toEqual(['sameMorning 1 9:0', 'dayBefore 30 9:0']);
});

it('offers nothing that is past, and counts from now where there is no day', () => {
  expect(written({ due: on('2026-11-26'), dueAt: null })).toEqual([]);
  expect(written({ due: null, dueAt: null })).toEqual(['inAnHour 26 11:30', 'tomorrow 27 9:0']);
});
