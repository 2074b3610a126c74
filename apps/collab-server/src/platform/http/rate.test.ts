import { expect, test } from 'vitest';

import { createRateLimiter } from './rate.ts';

const limiterAt = (ms: { now: number }) =>
  createRateLimiter({ burst: 3, perMinute: 60 }, { now: () => new Date(ms.now) });

test('a burst passes, the next one waits, and time lets it pass', () => {
  const ms = { now: 1_000 };
  const limiter = limiterAt(ms);
  expect([1, 2, 3, 4].map(() => limiter.take('ada'))).toEqual([0, 0, 0, 1]);
  expect(limiter.take('bob')).toBe(0);
  ms.now += 999;
  expect(limiter.take('ada')).toBe(1);
  ms.now += 1;
  expect([limiter.take('ada'), limiter.take('ada')]).toEqual([0, 1]);
});

test('a rest never saves up more than one burst', () => {
  const ms = { now: 0 };
  const limiter = limiterAt(ms);
  limiter.take('ada');
  ms.now = 3_600_000;
  expect([1, 2, 3, 4].map(() => limiter.take('ada'))).toEqual([0, 0, 0, 1]);
});

test('many callers do not fill the memory for ever', () => {
  const ms = { now: 0 };
  const limiter = limiterAt(ms);
  for (let caller = 0; caller < 30_000; caller += 1) {
    ms.now += 2_000;
    expect(limiter.take(String(caller))).toBe(0);
  }
});
