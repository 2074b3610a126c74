import type { Page } from 'playwright-core';

import { figure, type Figure } from './figures.ts';
import type { LargeBoard } from './world.ts';

const topOf = (page: Page, stage: string): Promise<string> =>
  page.locator(`[data-stage="${stage}"] [data-deal]`).first().getAttribute('data-deal') as Promise<string>;

const paintedIn = (page: Page, deal: string, stage: string): Promise<number> =>
  page.evaluate<number>(`bench.painted(() => bench.standsIn('${deal}', '${stage}'))`);

const keyAt = (page: Page): Promise<number> => page.evaluate<number>('bench.key');

/** Ways of moving a card between the first two stages, there and back. */
interface Course {
  mine: Page;
  theirs: Page;
  stages: { id: string; name: string }[];
  samples: number;
}

/** Moves of one person, at their own screen and at a colleague's; from the key that does it until it is on the glass. */
export const measureMoving = async (
  [mine, theirs]: readonly [Page, Page],
  { board }: LargeBoard,
  samples: number,
): Promise<Figure[]> => {
  const course = { mine, theirs, stages: board.stages.slice(0, 2), samples };
  return [...(await byKeyboard(course)), await byMenu(course), await renaming(course)];
};

const eachMove = async ({ stages, samples }: Course, move: (from: string, to: string) => Promise<void>) => {
  const [first = '', second = ''] = stages.map(({ id }) => id);
  for (let sample = 0; sample < samples; sample++) await (sample % 2 === 0 ? move(first, second) : move(second, first));
};

const byKeyboard = async (course: Course): Promise<Figure[]> => {
  const { mine, theirs, stages } = course;
  const arrows: number[] = [];
  const drops: number[] = [];
  const seen: number[] = [];
  await eachMove(course, async (from, to) => {
    const deal = await topOf(mine, from);
    await mine.locator(`[data-deal="${deal}"]`).focus();
    await mine.keyboard.press('Shift+Space');
    const across = paintedIn(mine, deal, to);
    await mine.keyboard.press(to === stages[1]?.id ? 'ArrowRight' : 'ArrowLeft');
    arrows.push((await across) - (await keyAt(mine)));
    const remote = paintedIn(theirs, deal, to);
    const lifted = `document.querySelector('[data-deal="${deal}"]')?.classList.contains('ring-2')`;
    await mine.evaluate(`void (bench.dropped = bench.painted(() => ${lifted} === false))`);
    await mine.keyboard.press('Space');
    drops.push((await mine.evaluate<number>('bench.dropped')) - (await keyAt(mine)));
    seen.push((await remote) - (await keyAt(mine)));
  });
  return [
    figure('lifted card moves to the next column, key to paint', arrows, '≤ 50'),
    figure('card dropped by keyboard, key to paint', drops, '≤ 50'),
    figure('a colleague sees the move in a second Chromium', seen, '≤ 300'),
  ];
};

const byMenu = async (course: Course): Promise<Figure> => {
  const { mine, stages } = course;
  const sample: number[] = [];
  await eachMove(course, async (from, to) => {
    const deal = await topOf(mine, from);
    await mine.locator(`[data-deal="${deal}"]`).focus();
    await mine.keyboard.press('m');
    const name = stages.find(({ id }) => id === to)?.name ?? '';
    await mine.getByRole('menuitem', { name, exact: true }).focus();
    await mine.keyboard.press('ArrowRight');
    await mine.getByRole('menuitem', { name: 'First' }).first().focus();
    const moved = paintedIn(mine, deal, to);
    await mine.keyboard.press('Enter');
    sample.push((await moved) - (await keyAt(mine)));
    await mine.getByRole('menu').first().waitFor({ state: 'detached' });
  });
  return figure('card moved by the M menu, key to paint', sample, '≤ 50');
};

const renaming = async ({ mine, theirs, stages, samples }: Course): Promise<Figure> => {
  const sample: number[] = [];
  for (let round = 0; round < samples; round++) {
    const deal = await topOf(mine, stages[0]?.id ?? '');
    const title = `Named anew ${round}`;
    await mine.locator(`[data-deal="${deal}"]`).focus();
    await mine.keyboard.press('F2');
    await mine.keyboard.insertText(title);
    const card = `document.querySelector('[data-deal="${deal}"]')`;
    const remote = theirs.evaluate<number>(`bench.painted(() => ${card}?.textContent.includes('${title}'))`);
    await mine.keyboard.press('Enter');
    sample.push((await remote) - (await keyAt(mine)));
  }
  return figure('a colleague sees a new title', sample, '≤ 300');
};
