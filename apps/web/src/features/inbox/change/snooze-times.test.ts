import { expect, it } from 'vitest';

import { momentHere, snoozeTimes } from './snooze-times.ts';

const written = (now: Date) =>
  snoozeTimes(now).map(({ name, at }) => `${name} ${at.getDay()} ${at.getHours()}:${at.getMinutes()}`);

it('puts off by an hour, to this afternoon, to tomorrow and to Monday at nine', () => {
  // A Thursday.
  expect(written(new Date(2026, 10, 26, 10, 30))).toEqual([
    'hour 4 11:30',
    'afternoon 4 15:0',
    'tomorrow 5 9:0',
    'monday 1 9:0',
  ]);
});

it('has no afternoon once it is past, and on Monday means the next one', () => {
  const monday = new Date(2026, 10, 30, 16, 0);
  expect(written(monday)).toEqual(['hour 1 17:0', 'tomorrow 2 9:0', 'monday 1 9:0']);
  expect(snoozeTimes(monday).at(-1)?.at.getDate()).toBe(7);
});

it('is nine o’clock on every day of a year, whatever the clocks do', () => {
  for (let day = 0; day < 366; day += 1) {
    const at = snoozeTimes(new Date(2026, 0, 1 + day, 23, 59)).find(({ name }) => name === 'tomorrow')?.at;
    expect([at?.getHours(), at?.getDate()]).toEqual([9, new Date(2026, 0, 2 + day).getDate()]);
  }
});

it('takes a chosen moment that is not past', () => {
  const now = new Date(2026, 10, 26, 10, 30);
  expect(momentHere('2026-11-26', '10:31', now)?.getMinutes()).toBe(31);
  expect(momentHere('2026-11-26', '10:30', now)).toBeNull();
  expect(momentHere('2026-11-26', '', now)).toBeNull();
});
