import type { Browser } from '@playwright/test';

/** Longest wait of one answer, in milliseconds: what a phone in a train adds. */
const LONGEST = 400;

/** A sequence of numbers in [0, 1) that a seed names (mulberry32). */
const numbersOf = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

/**
 * Every context of `browser` from now on hears its answers late and in another order than it asked: a test, or a page, that
 * counts on one thing being there before another is found out here and not on the busiest day of the year.
 */
export const slowLine = (browser: Browser, seed: number): void => {
  const next = numbersOf(seed);
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    await context.route(/\/(api|assets)\//, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, next() * LONGEST));
      // The page may be gone meanwhile; then nobody waits for the answer.
      await route.fallback().catch(() => {});
    });
    return context;
  };
};
