import { expect, test } from 'vitest';

import { createPace } from './pace.ts';

/** Rows at an even rate for two seconds; answers the moment after the last. */
const arriving = (pace: ReturnType<typeof createPace>, perSecond: number): number => {
  for (let row = 0; row < perSecond * 2; row++) pace.arrived((row * 1_000) / perSecond);
  return 2_000;
};

test('a row of a calm time never waits', () => {
  const pace = createPace();
  const now = arriving(pace, 50);
  pace.started(now);
  expect(pace.waitMs(now)).toBe(0);
});

test('many rows gather between two statements, measured from the start of the last', () => {
  const pace = createPace();
  const now = arriving(pace, 500);
  expect(pace.waitMs(now)).toBe(0);
  pace.started(now);
  expect(pace.waitMs(now + 5)).toBeCloseTo(7);
  expect(pace.waitMs(now + 12)).toBe(0);
});

test('a rush is soon forgotten', () => {
  const pace = createPace();
  const now = arriving(pace, 500) + 2_000;
  pace.started(now);
  expect(pace.waitMs(now)).toBe(0);
});
