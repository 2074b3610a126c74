import { readDeals } from '@baton/schema/deals';
import { type Page } from '@playwright/test';

import { liveClient } from '../support/live-client.ts';
import { openBoard, withWorker } from './board-screen.ts';
import { startBoardWorld, type BoardWorld } from './board-world.ts';
import { documentKept, keptRows } from './kept.ts';
import { expect, test } from './test.ts';

let world: BoardWorld;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
  await world.addDeals([
    { title: 'School canteens', stage: 'Qualification', accountId: world.accounts[0]?.id ?? null },
    { title: 'Packaging line', stage: 'Proposition' },
  ]);
});
test.afterAll(() => world?.stop());

/** The worker has all files of the build: from here on the app starts without the server. */
const kept = (page: Page) => page.evaluate(async () => void (await navigator.serviceWorker.ready));

const titlesOnServer = async (): Promise<string[]> => {
  const reader = liveClient({ url: world.url, as: world.giulia, document: `board:${world.board.id}` });
  await reader.synced();
  const titles = [...readDeals(reader.doc, reader.doc.getMap('deals').keys()).values()].map(({ title }) => title);
  reader.leave();
  return titles;
};

const rename = async (page: Page, from: string, to: string) => {
  await page.locator('[data-deal]', { hasText: from }).focus();
  await page.keyboard.press('F2');
  await expect(page.locator('[data-deal]').getByRole('textbox')).toBeFocused();
  await page.keyboard.type(to);
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-deal]', { hasText: to })).toBeVisible();
};

/** The names that cards show are on the device too: they are gathered for a second before they are written. */
const namesKept = (page: Page) => expect.poll(() => keptRows(page)).toContain('"accounts"');

test('With the server gone a reload shows the board, and edits before and after it arrive', async ({ browser }) => {
  const claire = await openBoard(browser, world, world.claire, withWorker);
  await expect(claire.status('Saved')).toBeVisible();
  await expect(claire.card('School canteens')).toContainText('Boulangeries Durand');
  await kept(claire.page);
  await documentKept(claire.page, world.board.id);
  await namesKept(claire.page);
  await world.kill();
  await expect(claire.status('Offline')).toBeVisible({ timeout: 20_000 });
  await rename(claire.page, 'School canteens', 'Canteens, before the reload');
  await expect(claire.status('Offline · 1 change kept on this device')).toBeVisible();
  await claire.page.reload();
  await expect(claire.card('Canteens, before the reload')).toBeVisible();
  await expect(claire.card('Canteens, before the reload')).toContainText('Boulangeries Durand');
  await expect(claire.page.getByRole('heading', { name: 'Ventes France 2026' })).toBeVisible();
  await expect(claire.status('Offline · 1 change kept on this device')).toBeVisible();
  await rename(claire.page, 'Packaging line', 'Packaging, after the reload');
  await expect(claire.status('Offline · 2 changes kept on this device')).toBeVisible();
  await claire.page.reload();
  await expect(claire.status('Offline · 2 changes kept on this device')).toBeVisible();
  await world.start();
  await expect(claire.status('Saved')).toBeVisible({ timeout: 30_000 });
  expect(await titlesOnServer()).toEqual(
    expect.arrayContaining(['Canteens, before the reload', 'Packaging, after the reload']),
  );
  await claire.context.close();
});

test('A page of which nothing is kept says so in the three languages, and opens when the server is back', async ({
  browser,
}) => {
  const claire = await openBoard(browser, world, world.claire, withWorker);
  await kept(claire.page);
  await world.kill();
  const words = {
    en: 'Nothing of this page is kept on this device.',
    fr: 'Rien de cette page n’est gardé sur cet appareil.',
    it: 'Nulla di questa pagina è conservato su questo dispositivo.',
  };
  for (const [language, text] of Object.entries(words)) {
    await claire.page.evaluate((language) => {
      localStorage.setItem('baton.preferences', JSON.stringify({ language }));
    }, language);
    await claire.page.goto(`${world.url}/boards/01900000-0000-7000-8000-000000000000`);
    await expect(claire.page.getByText(text)).toBeVisible();
  }
  await world.start();
  await claire.context.close();
});

for (const width of [1440, 360]) {
  test(`A frozen server is noticed at ${width} px, and heals without a reload`, async ({ browser }) => {
    const claire = await openBoard(browser, world, world.claire, { ...withWorker, viewport: { width, height: 800 } });
    await expect(claire.status('Saved')).toBeVisible();
    await kept(claire.page);
    await documentKept(claire.page, world.board.id);
    world.freeze();
    const frozenAt = Date.now();
    await expect(claire.status('Offline')).toBeVisible({ timeout: 20_000 });
    console.log(`a frozen server was noticed after ${Date.now() - frozenAt} ms at ${width} px`);
    await claire.page.reload();
    await expect(claire.page.locator('[data-board]')).toBeVisible({ timeout: 15_000 });
    await expect(claire.status(/Offline|Connecting/)).toBeVisible();
    world.thaw();
    await expect(claire.status('Saved')).toBeVisible({ timeout: 30_000 });
    await claire.context.close();
  });
}

test('An edit that a frozen server does not take is shown as kept here, and is saved when it wakes', async ({
  browser,
}) => {
  const claire = await openBoard(browser, world, world.claire, withWorker);
  await expect(claire.status('Saved')).toBeVisible();
  world.freeze();
  await rename(claire.page, 'Packaging', 'Packaging, while frozen');
  const writtenAt = Date.now();
  await expect(claire.status('Offline · 1 change kept on this device')).toBeVisible({ timeout: 20_000 });
  console.log(`an edit was called offline after ${Date.now() - writtenAt} ms`);
  world.thaw();
  await expect(claire.status('Saved')).toBeVisible();
  expect(await titlesOnServer()).toContain('Packaging, while frozen');
  await claire.context.close();
});

test('The browser’s word that the network is gone is shown at once', async ({ browser }) => {
  const claire = await openBoard(browser, world, world.claire, withWorker);
  await expect(claire.status('Saved')).toBeVisible();
  await claire.context.setOffline(true);
  await expect(claire.status('Offline')).toBeVisible({ timeout: 20_000 });
  await claire.context.setOffline(false);
  await expect(claire.status('Saved')).toBeVisible({ timeout: 20_000 });
  await claire.context.close();
});
