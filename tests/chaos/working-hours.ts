import { compareWorkingTime } from '#tests/working-time-oracle.ts';

import type { Scenario } from './scenario.ts';

/** Working time over zones, changes of the clocks, holidays and absences, against a clock walked minute by minute. */
export const workingHours: Scenario = {
  name: 'working-hours',
  run: async ({ seed, long }) => {
    const cases = long ? 100_000 : 10_000;
    const differences = compareWorkingTime({ cases, seed });
    return { ok: differences.length === 0, cases, differences: differences.length, first: differences.slice(0, 3) };
  },
};
