import { test as base } from '@playwright/test';

import { slowLine } from './slow-line.ts';

/** The seed of a line whose answers come late and out of order; without one the line is the machine's own. */
const seed = process.env['BATON_SLOW_LINE'];

/**
 * Playwright's `test`, in which every browser context that a test opened is closed after it. A page left open keeps its
 * socket, its polls and its animations, and the two cores of the machine belong to the test that runs.
 */
export const test = base.extend<{ contextsAreClosed: void }, { lineIsSlow: void }>({
  lineIsSlow: [
    async ({ browser }, use) => {
      if (seed !== undefined) slowLine(browser, Number(seed));
      await use();
    },
    { auto: true, scope: 'worker' },
  ],
  contextsAreClosed: [
    async ({ browser }, use) => {
      await use();
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';
