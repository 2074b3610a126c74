import { expect, it } from 'vitest';

import { compareWorkingTime } from '#tests/working-time-oracle.ts';

const cases = Number(process.env['BATON_HOURS_CASES'] ?? 10_000);
const seed = Number(process.env['BATON_FUZZ_SEED'] ?? 1);

// Eight seconds of work, which a busy machine may spread over minutes.
it(`[WT1] a clock that is walked minute by minute agrees (${cases} cases, seed ${seed})`, { timeout: 600_000 }, () => {
  expect(compareWorkingTime({ cases, seed }).slice(0, 5)).toEqual([]);
});
