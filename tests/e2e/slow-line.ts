import type { Browser } from '@playwright/test';

import { seededRandom } from '../support/mutate-update.ts';

/** The longest wait for one answer, in milliseconds: what a phone in a train adds. */
const longest = 400;

/**
 * Every context of `browser` from now on hears its answers late and in another order than it asked: a test, or a page, that
 * counts on one thing being there before another is found out here and not on the busiest day of the year.
 */
export const slowLine = (browser: Browser, seed: number): void => {
  const random = seededRandom(seed);
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    await context.route(/\/(api|assets)\//, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, random() * longest));
      // The page may be gone meanwhile; then nobody waits for the answer.
      await route.fallback().catch(() => {});
    });
    return context;
  };
};
