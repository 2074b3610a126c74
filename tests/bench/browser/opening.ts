import type { Browser, BrowserContext } from 'playwright-core';

import { figure, single, type Figure } from './figures.ts';
import { firstCards, forgetCopies, profileOf, settled } from './screen.ts';
import type { LargeBoard } from './world.ts';

interface Opening {
  board: LargeBoard;
  samples: number;
}

const openOnce = async (context: BrowserContext, board: LargeBoard): Promise<number> => {
  const { page, ms } = await firstCards(context, board.path);
  // The copy on the device is written once the board is live.
  await settled(page);
  await page.close();
  return ms;
};

/** From the start of navigation until the first card is on the glass, with everything that may be warm or not. */
export const measureOpening = async (browser: Browser, { board, samples }: Opening): Promise<Figure[]> => {
  const context = await profileOf(browser, board.url, board.claire);
  const first = await openOnce(context, board);
  const forget = () => forgetCopies(context, board.url);
  const open = () => openOnce(context, board);
  const warm = await sampled(samples, open, forget);
  const kept = await sampled(samples, open);
  const few = Math.ceil(samples / 2);
  const cold = await sampled(few, open, forget, board.restart);
  const coldKept = await sampled(few, open, board.restart);
  await context.close();
  const fresh = await sampled(few, async () => {
    const profile = await profileOf(browser, board.url, board.claire);
    const ms = await openOnce(profile, board);
    await profile.close();
    return ms;
  });
  return [
    single('very first open of browser and server', first, 'ms'),
    figure('first cards, warm server, no copy on the device', warm, '≤ 1,000'),
    figure('first cards, warm server, copy on the device', kept, '≤ 1,000'),
    figure('first cards, cold server, no copy', cold, '≤ 2,500'),
    figure('first cards, cold server, copy on the device', coldKept, '≤ 2,500'),
    figure('first cards, new profile (empty HTTP cache), warm server', fresh),
  ];
};

const sampled = async (
  count: number,
  open: () => Promise<number>,
  ...before: (() => Promise<void>)[]
): Promise<number[]> => {
  const sample: number[] = [];
  for (let index = 0; index < count; index++) {
    for (const step of before) await step();
    sample.push(await open());
  }
  return sample;
};
