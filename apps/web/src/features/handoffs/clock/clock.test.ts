import type { HandoffClock } from '@baton/schema/handoffs';
import { expect, test } from 'vitest';

import { readClock } from './clock.ts';

const clock: HandoffClock = {
  warnAt: '2026-11-26T14:00:00.000Z',
  dueAt: '2026-11-26T16:00:00.000Z',
  warnedAt: null,
  lateAt: null,
};
const at = (time: string) => new Date(`2026-11-26T${time}:00.000Z`);

test('time is left, runs out, and is over', () => {
  expect(readClock(clock, at('11:00'))).toEqual({ tone: 'calm', unit: 'hours', count: 5 });
  expect(readClock(clock, at('14:00'))).toEqual({ tone: 'warned', unit: 'hours', count: 2 });
  expect(readClock(clock, at('15:20'))).toEqual({ tone: 'warned', unit: 'minutes', count: 40 });
  expect(readClock(clock, at('16:00'))).toEqual({ tone: 'late', unit: 'minutes', count: 1 });
  expect(readClock(clock, at('18:10'))).toEqual({ tone: 'late', unit: 'hours', count: 2 });
});

test('days are told from the second on', () => {
  expect(readClock(clock, new Date('2026-11-24T17:00:00.000Z'))).toEqual({ tone: 'calm', unit: 'hours', count: 47 });
  expect(readClock(clock, new Date('2026-11-23T15:00:00.000Z'))).toEqual({ tone: 'calm', unit: 'days', count: 3 });
});

test('what the server has said holds on a device whose clock is slow', () => {
  const told = { ...clock, warnedAt: clock.warnAt, lateAt: clock.dueAt };
  expect(readClock(told, at('11:00')).tone).toBe('late');
  expect(readClock({ ...told, lateAt: null }, at('11:00')).tone).toBe('warned');
});
