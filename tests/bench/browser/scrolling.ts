import type { Page } from 'playwright-core';

import { figure, single, type Figure } from './figures.ts';
import { scroll, traced, type TraceEvent } from './screen.ts';

const recordFrames = `(() => {
  bench.frames = [];
  bench.recording = true;
  const tick = (now) => {
    bench.frames.push(now);
    if (bench.recording) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
})()`;

/** Scrolls one column down and up and the board sideways; frames by their distance, work by Chromium's trace. */
export const measureScrolling = async (page: Page, rounds: number): Promise<Figure[]> => {
  const cdp = await page.context().newCDPSession(page);
  const column = await page.locator('[data-column-body]').nth(1).boundingBox();
  const strip = await page.locator('[data-board-strip]').boundingBox();
  if (column === null || strip === null) throw new Error('There is no board to scroll');
  const inColumn = { x: column.x + column.width / 2, y: column.y + column.height / 2 };
  const inStrip = { x: strip.x + strip.width / 2, y: strip.y + 20 };
  const figures = [
    ...(await scrolled(page, 'column', async () => {
      for (let round = 0; round < rounds; round++) {
        await scroll(cdp, inColumn, { yDistance: -4_000 });
        await scroll(cdp, inColumn, { yDistance: 4_000 });
      }
    })),
    ...(await scrolled(page, 'board sideways', async () => {
      for (let round = 0; round < rounds; round++) {
        await scroll(cdp, inStrip, { xDistance: -2_200 });
        await scroll(cdp, inStrip, { xDistance: 2_200 });
      }
    })),
  ];
  await cdp.detach();
  return figures;
};

const scrolled = async (page: Page, what: string, gesture: () => Promise<void>): Promise<Figure[]> => {
  await gesture();
  await page.evaluate(recordFrames);
  await gesture();
  const frames = await page.evaluate<number[]>('(bench.recording = false, bench.frames)');
  const gaps = frames.slice(1).map((frame, index) => frame - (frames[index] ?? frame));
  const events = await traced(page, ['toplevel', 'devtools.timeline', 'devtools.timeline.frame'], gesture);
  const work = workPerFrame(events);
  const late = (100 * gaps.filter((gap) => gap > 25).length) / Math.max(1, gaps.length);
  return [
    { ...single(`scrolling a ${what}: frames over 25 ms`, late, '%', '≤ 1'), n: gaps.length },
    figure(`scrolling a ${what}: main-thread work per frame`, work, '≤ 8'),
  ];
};

/** CPU time of the page's main thread between one frame and the next, in ms. */
const workPerFrame = (events: TraceEvent[]): number[] => {
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const counts = mains.map(({ pid, tid }) => {
    const own = events.filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X');
    const tasks = own.filter(({ name }) => name === 'ThreadControllerImpl::RunTask' || name === 'RunTask');
    const frames = own.filter(({ name }) => name === 'FireAnimationFrame' || name === 'PrePaint' || name === 'Paint');
    return { tasks, frames };
  });
  const busiest = counts.toSorted((a, b) => b.frames.length - a.frames.length)[0];
  if (!busiest) return [];
  const ticks = [...new Set(busiest.frames.map(({ ts }) => Math.floor(ts / 8_000)))].toSorted((a, b) => a - b);
  const starts = ticks.filter((tick, index) => tick - (ticks[index - 1] ?? -2) > 1).map((tick) => tick * 8_000);
  return starts.slice(0, -1).map((start, index) => {
    const end = starts[index + 1] ?? start;
    const inside = busiest.tasks.filter(({ ts }) => ts >= start && ts < end);
    return inside.reduce((sum, { tdur, dur }) => sum + (tdur ?? dur ?? 0), 0) / 1_000;
  });
};
