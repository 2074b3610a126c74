/**
 * `pnpm bench:browser [--deals 5000] [--samples 20]`: what a person feels on a large board, in a real Chromium against the
 * real server on a durable database. Prints a table; it is no gate, since times depend on the machine and its load.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { stopBenchDatabases } from './bench-database.ts';
import { single, type Figure } from './browser/figures.ts';
import { measureMoving } from './browser/moving.ts';
import { measureOpening } from './browser/opening.ts';
import { measurePricing } from './browser/pricing.ts';
import { firstCards, launch, profileOf, settled } from './browser/screen.ts';
import { measureScrolling } from './browser/scrolling.ts';
import { startLargeBoard } from './browser/world.ts';
import { measureWriting } from './browser/writing.ts';

const { values: options } = parseArgs({
  options: {
    deals: { type: 'string', default: '5000' },
    samples: { type: 'string', default: '20' },
    parts: { type: 'string', default: 'opening,scrolling,moving,writing,pricing' },
    blocks: { type: 'string', default: '2000' },
    lines: { type: 'string', default: '500' },
  },
});
const samples = Number(options.samples);
const parts = options.parts.split(',');

const board = await startLargeBoard(Number(options.deals));
const browser = await launch();
const second = await launch();
const figures: Figure[] = [single('document', board.bytes / 1_000, 'kB')];
try {
  if (parts.includes('opening')) figures.push(...(await measureOpening(browser, { board, samples })));
  const { page: mine } = await firstCards(await profileOf(browser, board.url, board.claire), board.path);
  await settled(mine);
  figures.push(single('card nodes in the page', await mine.locator('[data-deal]').count(), '', '< 400'));
  if (parts.includes('scrolling')) figures.push(...(await measureScrolling(mine, Math.ceil(samples / 5))));
  if (parts.includes('moving')) {
    const { page: theirs } = await firstCards(await profileOf(second, board.url, board.giulia), board.path);
    await settled(theirs);
    figures.push(...(await measureMoving([mine, theirs], board, samples)));
  }
  if (parts.includes('writing')) {
    figures.push(...(await measureWriting([browser, second], board, { blocks: Number(options.blocks), samples })));
  }
  if (parts.includes('pricing'))
    figures.push(...(await measurePricing(browser, board, { lines: Number(options.lines), samples })));
} finally {
  await browser.close();
  await second.close();
  await board.stop();
  await stopBenchDatabases();
}

console.log(`Board of ${options.deals} deals in 12 stages; load of the machine ${loadavg()[0]?.toFixed(1)}`);
console.table(Object.fromEntries(figures.map(({ what, ...rest }) => [what, rest])));
const folder = join(import.meta.dirname, '../../.cache');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'bench-browser.json'), JSON.stringify({ load: loadavg(), figures }, null, 2));
