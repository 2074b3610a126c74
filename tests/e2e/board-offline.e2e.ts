import { readDeals } from '@baton/schema/deals';
import type { Browser } from '@playwright/test';

import { liveClient } from '../support/live-client.ts';
import { openBoard, withWorker } from './board-screen.ts';
import { startBoardWorld, type BoardWorld, type Colleague } from './board-world.ts';
import { copiesHeld, documentKept, keptCopies } from './kept.ts';
import { expect, test } from './test.ts';

let world: BoardWorld;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
  await world.addDeals([
    { title: 'School canteens', stage: 'Qualification' },
    { title: 'Packaging line', stage: 'Proposition' },
    { title: 'Cheese', stage: 'Proposition' },
  ]);
});
test.afterAll(() => world?.stop());

test('The server is killed, a rep goes on working, reloads, and nothing is lost', async ({ browser }) => {
  const claire = await openBoard(browser, world, world.claire, withWorker);
  await expect(claire.status('Saved')).toBeVisible();
  await world.kill();
  await expect(claire.status('Offline')).toBeVisible();
  await claire.card('School canteens').focus();
  await claire.page.keyboard.press('F2');
  await claire.page.keyboard.type('Canteens, edited offline');
  await claire.page.keyboard.press('Enter');
  await claire.page.keyboard.press('Shift+Space');
  await claire.page.keyboard.press('ArrowRight');
  await claire.page.keyboard.press('Space');
  await expect(claire.status(/Offline.*2 changes/)).toBeVisible();
  await world.start();
  await expect(claire.status('Saved')).toBeVisible({ timeout: 20_000 });
  await claire.page.reload();
  await expect(claire.cardIn('Proposition', 'Canteens, edited offline')).toBeVisible();
  const reader = liveClient({ url: world.url, as: world.giulia, document: `board:${world.board.id}` });
  await reader.synced();
  const titles = [...readDeals(reader.doc, reader.doc.getMap('deals').keys()).values()].map(({ title }) => title);
  reader.leave();
  expect(titles).toContain('Canteens, edited offline');
});

/** A rep edits a card while only the socket fails, and closes the page: the change is on the device alone. */
const changeKept = async (browser: Browser, title: string, after: string) => {
  const claire = await openBoard(browser, world, world.claire, withWorker);
  await expect(claire.status('Saved')).toBeVisible();
  await documentKept(claire.page, world.board.id);
  // Pages and the API still answer.
  let blocked = true;
  await claire.context.routeWebSocket(/\/collab/, (socket) => {
    if (blocked) void socket.close({ code: 1013, reason: 'try-again' });
    else socket.connectToServer();
  });
  await claire.page.reload();
  await expect(claire.status('Offline')).toBeVisible();
  await claire.card(title).focus();
  await claire.page.keyboard.press('F2');
  await claire.page.keyboard.type(after);
  await claire.page.keyboard.press('Enter');
  await expect(claire.status('1 change kept on this device')).toBeVisible();
  await claire.page.close();
  blocked = false;
  return { page: await claire.context.newPage(), context: claire.context };
};

test('Edits made offline survive closing the browser page and are sent at the next start', async ({ browser }) => {
  const { page } = await changeKept(browser, 'Packaging line', 'Packaging, written in the train');
  // Whichever page is opened next: the settings do not show the board.
  await page.goto(`${world.url}/settings/profile`);
  const giulia = await openBoard(browser, world, world.giulia, withWorker);
  await expect(giulia.card('Packaging, written in the train')).toBeVisible();
  await expect(page.locator('[data-state]').filter({ hasText: 'Saved' })).toBeVisible();
});

for (const [path, where] of [
  ['settings/profile', 'another page'],
  ['boards/', 'the board itself'],
] as const) {
  test(`Edits on a device that answers late are sent all the same, from ${where}`, async ({ browser }) => {
    const { page, context } = await changeKept(browser, 'Cheese', `Cheese, from ${where}`);
    const other = await context.newPage();
    await other.goto(`${world.url}/healthz`);
    const letGo = await copiesHeld(other);
    await page.goto(`${world.url}/${path}${path === 'boards/' ? world.board.id : ''}`);
    await expect(page.locator('[data-state]').filter({ hasText: 'Saved' })).toBeVisible();
    // Longer than a page waits for its device before it shows what the server has.
    await page.waitForTimeout(2_500);
    await letGo();
    const giulia = await openBoard(browser, world, world.giulia, withWorker);
    await expect(giulia.card(`Cheese, from ${where}`)).toBeVisible();
    await expect(page.locator('[data-state]').filter({ hasText: 'Saved' })).toBeVisible();
  });
}

test('A board opens without the server also on a device that answers late', async ({ browser }) => {
  const claire = await openBoard(browser, world, world.claire, withWorker);
  await expect(claire.status('Saved')).toBeVisible();
  await documentKept(claire.page, world.board.id);
  await claire.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  const other = await claire.context.newPage();
  await other.goto(`${world.url}/healthz`);
  const letGo = await copiesHeld(other);
  await world.kill();
  await claire.page.reload();
  await expect(claire.status('Offline')).toBeVisible();
  // Longer than a page waits for its device before it would show what the server has.
  await claire.page.waitForTimeout(2_500);
  await expect(claire.card('School canteens').or(claire.card('Canteens')).first()).toBeHidden();
  await letGo();
  await expect(claire.card('School canteens').or(claire.card('Canteens')).first()).toBeVisible();
  await world.start();
  await expect(claire.status('Saved')).toBeVisible({ timeout: 20_000 });
});

test('Opening a board again from the copy on the device writes nothing', async ({ browser }) => {
  const claire = await openBoard(browser, world, world.claire, withWorker);
  await expect(claire.status('Saved')).toBeVisible();
  const rows = () => world.sql`select count(*)::int as rows from document_updates where document = ${world.board.id}`;
  const before = await rows();
  for (let visit = 0; visit < 3; visit += 1) {
    await claire.page.reload();
    await expect(claire.status('Saved')).toBeVisible();
    await expect(claire.card('School canteens').or(claire.card('Canteens')).first()).toBeVisible();
  }
  expect(await rows()).toEqual(before);
});

const closeBoardTo = async ({ member }: Colleague) => {
  await world.sql`delete from grants where container = ${world.board.id} and subject = ${member}`;
  await world.sql`update containers set visibility = 'people' where id = ${world.board.id}`;
};

test('A copy that the device is too slow to tell of leaves it when the board is closed to them', async ({
  browser,
}) => {
  const ines = await openBoard(browser, world, world.ines, withWorker);
  await expect(ines.status('Saved')).toBeVisible();
  await documentKept(ines.page, world.board.id);
  const other = await ines.context.newPage();
  await other.goto(`${world.url}/healthz`);
  await ines.page.goto('about:blank');
  const before = await world.sql`select visibility from containers where id = ${world.board.id}`;
  const letGo = await copiesHeld(other);
  await closeBoardTo(world.ines);
  await ines.page.goto(`${world.url}/boards/${world.board.id}`);
  await expect(ines.page.getByRole('heading', { name: 'This board is not open to you' })).toBeVisible();
  await letGo();
  await expect.poll(() => keptCopies(other)).toBe('[]');
  await world.sql`update containers set visibility = ${before[0]?.['visibility']} where id = ${world.board.id}`;
});

test('A member who is removed loses the board and the copy on the device', async ({ browser }) => {
  const ines = await openBoard(browser, world, world.ines, withWorker);
  await expect(ines.status('Saved')).toBeVisible();
  await documentKept(ines.page, world.board.id);
  await closeBoardTo(world.ines);
  await expect(ines.page.getByRole('heading', { name: 'This board is not open to you' })).toBeVisible();
  // The page says so before the device has let go of it.
  await expect.poll(() => keptCopies(ines.page)).toBe('[]');
});
