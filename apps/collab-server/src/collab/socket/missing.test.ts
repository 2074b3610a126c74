import { expect, test } from 'vitest';

import { createMissing } from './missing.ts';

test('[M12] who builds on what is missing is waited for, sent away once, and then refused; who brings it is forgiven', () => {
  let now = 0;
  const missing = createMissing(() => now);
  const seen = (after: number, key = 'ines board') => {
    now += after;
    return missing.seen(key);
  };
  expect([seen(0), seen(6_000), seen(20_000)]).toEqual(['wait', 'wait', 'wait']);
  expect([seen(5_000), seen(10_000), seen(15_000), seen(5_000)]).toEqual(['sent-away', 'wait', 'wait', 'over']);
  expect(seen(0, 'marco board')).toBe('wait');
  missing.resolved('ines board');
  expect(seen(0)).toBe('wait');
  // Long after, nothing of it is remembered.
  expect(seen(70_000)).toBe('wait');
});
