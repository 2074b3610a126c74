import { expect, test } from 'vitest';

import { sayable, sectionInFront } from './reading-time.ts';

test('the part that takes most of the window is the one that is read', () => {
  expect(sectionInFront([0, 300, 2_000], 2_400, 900)).toBe(1);
  expect(sectionInFront([-1_500, -1_200, 500], 900, 900)).toBe(1);
  expect(sectionInFront([-1_500, -1_200, 200], 900, 900)).toBe(2);
  expect(sectionInFront([-900, -600], -100, 900)).toBeNull();
  expect(sectionInFront([1_000], 1_400, 900)).toBeNull();
});

test('time is said in steps of five seconds, two minutes at the most, and the rest is kept', () => {
  const { said, rest } = sayable(
    new Map([
      [0, 4],
      [1, 13],
      [2, 125],
    ]),
  );
  expect(said).toEqual([
    { section: 1, seconds: 10 },
    { section: 2, seconds: 120 },
  ]);
  expect([...rest]).toEqual([
    [0, 4],
    [1, 3],
    [2, 5],
  ]);
});
