import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { noteText, readNote } from '@baton/schema/notes';
import type { Page } from 'playwright-core';
import * as Y from 'yjs';

import { killBrowser, startBrowser, type BrowserPlace, type BrowserProcess } from '#tests/browser-process.ts';
import { until } from '#tests/live-client.ts';
import { seededRandom } from '#tests/mutate-update.ts';
import { ask } from '#tests/people.ts';

import { startBoardWorld, type BoardWorld } from '../e2e/board-world.ts';
import { keptRows } from '../e2e/kept.ts';
import type { Scenario } from './scenario.ts';

/**
 * A person writes in a note while the server is gone, and the browser is killed in mid-sentence. What the interface had
 * called kept on this device must be there when it starts again, still without the server, and once only when the server
 * is back. Some rounds write on and kill a second time before that.
 */
export const killedBrowser: Scenario = {
  name: 'kill-browser',
  run: async ({ seed, long }) => {
    if (!long) return { ok: true, skipped: 'the short form is an end-to-end test (killed-notes.e2e.ts)' };
    const world = await startBoardWorld();
    if (world === null) return { ok: false, error: 'PostgreSQL for tests is not installed' };
    const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
    try {
      const found = await killedRounds(world, { seed, rounds: 25, executablePath, args: ['--no-sandbox'] });
      return { ok: found.lost === 0 && found.doubled === 0 && found.claimed > 0, ...found };
    } finally {
      await world.stop();
    }
  },
};

/** In the page: the editor knows that its caret is where the text ends. */
const caretIsLast =
  "(({ selection, doc }) => selection.head >= doc.content.size - 1)(document.querySelector('.note-text').editor.state)";

export interface KilledRounds extends Omit<BrowserPlace, 'profile'> {
  seed: number;
  rounds: number;
}

/** Lines that were written, that were called kept at the moment of a kill, and what became of those. */
export interface KilledFound {
  rounds: number;
  kills: number;
  written: number;
  claimed: number;
  lost: number;
  doubled: number;
}

export const killedRounds = async (
  world: BoardWorld,
  { seed, rounds, ...place }: KilledRounds,
): Promise<KilledFound> => {
  const profile = await mkdtemp(path.join(tmpdir(), 'baton-killed-'));
  const random = seededRandom(seed);
  const account = (await made<{ id: string }>(world, 'POST /accounts', { name: `Killed ${seed}` })).id;
  const note = (await made<{ id: string }>(world, `POST /accounts/${account}/notes`, {})).id;
  const found: KilledFound = { rounds, kills: 0, written: 0, claimed: 0, lost: 0, doubled: 0 };
  const claimed = new Set<string>();
  let browser: BrowserProcess | null = null;
  const open = async (): Promise<Page> => {
    browser = await startBrowser({ ...place, profile });
    const [name = '', ...value] = world.claire.cookie.split('=');
    await browser.context.addCookies([{ name, value: value.join('='), url: world.url }]);
    const page = await browser.context.newPage();
    await page.goto(`${world.url}/accounts/${account}`);
    await page.locator('.note-text').waitFor({ timeout: 60_000 });
    return page;
  };
  const kill = async (page: Page): Promise<void> => {
    const kept = await keptChanges(page);
    if (browser) await killBrowser(browser);
    found.kills += 1;
    // A line is one change, and the line break before it another.
    for (const line of offline.slice(0, Math.floor(kept / 2))) claimed.add(line);
  };
  let offline: string[] = [];
  const write = async (page: Page): Promise<void> => {
    await page.locator('.note-text').click();
    await page.keyboard.press('Control+End');
    // The editor hears of the caret's new place a moment later; no hand is as fast as the next key would be here.
    await until(() => page.evaluate<boolean>(caretIsLast), 'the caret at the end');
    const many = 3 + Math.floor(random() * 12);
    for (let at = 0; at < many; at += 1) {
      const line = `line ${found.written} of ${seed}`;
      await page.keyboard.press('Enter');
      await page.keyboard.insertText(line);
      offline.push(line);
      found.written += 1;
    }
    // Something is called kept before each kill; half of them come while the last lines are still on their way there.
    const least = random() < 0.5 ? 2 * offline.length : 2;
    await until(async () => (await keptChanges(page)) >= least, 'what was written is kept', 30_000);
  };
  const count = (text: string) => {
    const lines = text.split('\n');
    for (const line of claimed) {
      const times = lines.filter((each) => each === line).length;
      if (times === 0) found.lost += 1;
      if (times > 1) found.doubled += 1;
    }
  };
  try {
    for (let round = 0; round < rounds; round += 1) {
      offline = [];
      let page = await open();
      await status(page, 'Saved');
      await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
      // What the page shows around the note is gathered for a second before it is written; the note itself is not.
      await until(
        async () => (await keptRows(page)).includes(`["accounts","get"]`) && (await keptRows(page)).includes(note),
        'the page is kept',
        60_000,
      );
      await world.kill();
      await status(page, 'Offline');
      for (let kills = random() < 0.4 ? 2 : 1; kills > 0; kills -= 1) {
        await write(page);
        await kill(page);
        page = await open();
        const shown = async () => (await page.locator('.note-text p').allTextContents()).join('\n');
        // The editor stands a moment before its text is drawn; what is not there by then is lost.
        const isDrawn = async () => {
          const lines = new Set((await shown()).split('\n'));
          return [...claimed].every((line) => lines.has(line));
        };
        await until(isDrawn, 'the lines', 15_000).catch(() => undefined);
        count(await shown());
      }
      await world.start();
      await status(page, 'Saved');
      count(await replayed(world, note));
      if (browser) await killBrowser(browser);
    }
    return { ...found, claimed: claimed.size };
  } finally {
    if (browser) await killBrowser(browser);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
};

const made = async <Row>(world: BoardWorld, route: `POST /${string}`, body: object): Promise<Row> =>
  (await ask(world.url, world.claire, route, body)).body as Row;

const status = (page: Page, text: string) =>
  page.locator('[data-state]').filter({ hasText: text }).first().waitFor({ timeout: 60_000 });

/** How many changes the interface calls kept on this device, now. */
const keptChanges = async (page: Page): Promise<number> => {
  const said = (await page.locator('[data-state]').allTextContents()).join(' ');
  return Number(/(\d+) changes? kept on this device/.exec(said)?.[1] ?? 0);
};

const replayed = async (world: BoardWorld, note: string): Promise<string> => {
  const doc = new Y.Doc();
  const rows = await world.sql<{ update: Uint8Array }[]>`
    select update from document_updates where document = ${note} order by epoch, seq`;
  for (const { update } of rows) Y.applyUpdate(doc, update);
  return noteText(readNote(doc));
};
