import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { readDeals } from '@baton/schema/deals';
import type { Page } from '@playwright/test';
import type { BrowserContext } from 'playwright-core';

import { killBrowser, startBrowser, type BrowserProcess } from '../support/browser-process.ts';
import { liveClient } from '../support/live-client.ts';
import { BoardScreen, openBoard, withWorker } from './board-screen.ts';
import { startBoardWorld, type BoardWorld, type Colleague } from './board-world.ts';
import { documentKept } from './kept.ts';
import { expect, test } from './test.ts';

const edits = 200;

let world: BoardWorld;
const browsers: BrowserProcess[] = [];

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
  await world.addDeals([{ title: 'School canteens', stage: 'Qualification' }]);
});
test.afterAll(async () => {
  // A test that failed left its browser behind.
  for (const each of browsers) await killBrowser(each);
  await world?.stop();
});

const browserAt = async (profile: string): Promise<BrowserProcess> => {
  const { executablePath = '', args = [] } = test.info().project.use.launchOptions ?? {};
  const started = await startBrowser({ profile, executablePath, args });
  browsers.push(started);
  return started;
};

const signIn = async (context: BrowserContext, as: Colleague) => {
  const [name = '', ...value] = as.cookie.split('=');
  await context.addCookies([{ name, value: value.join('='), url: world.url }]);
};

const titlesOnServer = async (): Promise<string[]> => {
  const reader = liveClient({ url: world.url, as: world.giulia, document: `board:${world.board.id}` });
  await reader.synced();
  const titles = [...readDeals(reader.doc, reader.doc.getMap('deals').keys()).values()].map(({ title }) => title);
  reader.leave();
  return titles;
};

interface Listing {
  /** Every row of every store of every database. */
  rows: string[];
  /** Every kept address. */
  files: string[];
  local: Record<string, string>;
}

/** Everything that this browser keeps for the app. */
const listDevice = (page: Page): Promise<Listing> =>
  page.evaluate(async () => {
    // Runs in the page, where nothing of this file is.
    // oxlint-disable-next-line unicorn/consistent-function-scoping
    const answerOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error as Error));
      });
    const rows: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      const db = await answerOf(indexedDB.open(name as string));
      for (const store of db.objectStoreNames) {
        const found = await answerOf<unknown[]>(db.transaction(store).objectStore(store).getAll());
        rows.push(...found.map((row) => JSON.stringify(row)));
      }
      db.close();
    }
    const files: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) files.push(new URL(url).pathname);
    return { rows, files, local: Object.fromEntries(Object.entries(localStorage)) };
  });

test('[M12] The browser is killed with 200 unsent edits: none is lost, and they arrive', async () => {
  test.setTimeout(240_000);
  const profile = await mkdtemp(path.join(tmpdir(), 'baton-profile-'));
  const first = await browserAt(profile);
  await signIn(first.context, world.claire);
  const before = new BoardScreen(await first.context.newPage());
  await before.open(world);
  await expect(before.status('Saved')).toBeVisible();
  await before.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await documentKept(before.page, world.board.id);
  await world.kill();
  await expect(before.status('Offline')).toBeVisible({ timeout: 20_000 });
  await before.column('Qualification').getByRole('button', { name: 'Add deal' }).click();
  await expect(before.column('Qualification').getByRole('textbox')).toBeFocused();
  for (let at = 1; at <= edits; at += 1) {
    await before.page.keyboard.insertText(`Kept-${at} here`);
    await before.page.keyboard.press('Enter');
  }
  await expect(before.status(`Offline · ${edits} changes kept on this device`)).toBeVisible();
  await killBrowser(first);

  const second = await browserAt(profile);
  await signIn(second.context, world.claire);
  const after = new BoardScreen(await second.context.newPage());
  await after.open(world);
  await expect(after.status(`Offline · ${edits} changes kept on this device`)).toBeVisible();
  await world.start();
  await expect(after.status('Saved')).toBeVisible({ timeout: 30_000 });
  const arrived = (await titlesOnServer()).filter((title) => title.startsWith('Kept-'));
  console.log(`${edits - new Set(arrived).size} of ${edits} edits lost, ${arrived.length} arrived`);
  expect(new Set(arrived).size).toBe(edits);
  expect(arrived).toHaveLength(edits);
  await killBrowser(second);
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

test('Signing out leaves nothing of the person on the device', async ({ browser }) => {
  const ines = await openBoard(browser, world, world.ines, withWorker);
  await expect(ines.status('Saved')).toBeVisible();
  await ines.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await expect.poll(async () => (await listDevice(ines.page)).rows.join(' ')).toContain('Claire Dubois');
  await ines.page.getByTitle('Your account').click();
  await ines.page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(ines.page).toHaveURL(/sign-in/);
  const { rows, files, local } = await listDevice(ines.page);
  expect(rows).toEqual([]);
  expect(files).toContain('/index.html');
  expect(files.filter((file) => /^\/(api|collab)/.test(file))).toEqual([]);
  expect(Object.keys(local).filter((key) => key !== 'baton.preferences')).toEqual([]);
  await ines.context.close();
});

test('A second person on the same browser gets nothing of the first, who never signed out', async ({ browser }) => {
  const claire = await openBoard(browser, world, world.claire, withWorker);
  await expect(claire.status('Saved')).toBeVisible();
  await expect.poll(async () => (await listDevice(claire.page)).rows.join(' ')).toContain('Claire Dubois');
  await claire.page.close();
  await claire.context.clearCookies();
  await signIn(claire.context, world.giulia);
  const giulia = new BoardScreen(await claire.context.newPage());
  await giulia.open(world);
  await expect(giulia.status('Saved')).toBeVisible();
  const isClaires = (row: string) =>
    [`"${world.claire.user}|`, `"user":"${world.claire.user}"`].some((owner) => row.includes(owner));
  await expect.poll(async () => (await listDevice(giulia.page)).rows.filter(isClaires)).toEqual([]);
  const { local } = await listDevice(giulia.page);
  expect(JSON.parse(local['baton.me'] ?? '{}')).toMatchObject({ user: world.giulia.user });
  await claire.context.close();
});
