import { test as base } from '@playwright/test';

/**
 * Playwright's `test`, in which every browser context that a test opened is closed after it. A page left open keeps its
 * socket, its polls and its animations, and the two cores of the machine belong to the test that runs.
 */
export const test = base.extend<{ contextsAreClosed: void }>({
  contextsAreClosed: [
    async ({ browser }, use) => {
      await use();
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';
