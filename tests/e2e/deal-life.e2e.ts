import { ask } from '../support/people.ts';
import { openBoard, signedIn } from './board-screen.ts';
import { startBoardWorld, type BoardWorld } from './board-world.ts';
import { expect, test } from './test.ts';
import { heldUndo } from './way-back.ts';

let world: BoardWorld;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
  await world.addDeals([
    { title: 'School canteens', stage: 'Qualification', amount: 3_800_000 },
    { title: 'Trial ovens', stage: 'Qualification', amount: 800_000 },
    { title: 'Cold room', stage: 'Qualification', amount: 100_000 },
    { title: 'Packaging line', stage: 'Proposition', amount: 9_600_000 },
    { title: 'Frame contract', stage: 'Négociation', amount: 12_000_000 },
    { title: 'Swiss bakery', stage: 'À transmettre', amount: 500_000 },
    { title: 'Swiss dairy', stage: 'À transmettre', amount: 100_000, currency: 'CHF' },
  ]);
});
test.afterAll(() => world?.stop());

test('A rep archives a deal from the peek and puts it back, and its history says so', async ({ browser }) => {
  const claire = await openBoard(browser, world, world.claire);
  const { page } = claire;
  const giulia = await openBoard(browser, world, world.giulia);
  await claire.card('Packaging line').focus();
  await page.keyboard.press('Space');
  const panel = page.getByRole('complementary', { name: 'Deal Packaging line' });
  await panel.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  const undo = await heldUndo(page, '“Packaging line” archived');
  await expect(giulia.card('Packaging line')).toHaveCount(0);
  await undo.click();
  await expect(giulia.cardIn('Proposition', 'Packaging line')).toBeVisible();
  await claire.card('Packaging line').focus();
  await page.keyboard.press('Space');
  await expect(panel.getByText('archived it')).toBeVisible();
  await expect(panel.getByText('put it back on the board')).toBeVisible();
});

test('A rep moves several cards at once by X and M', async ({ browser }) => {
  const claire = await openBoard(browser, world, world.claire);
  const { page } = claire;
  for (const title of ['Trial ovens', 'Cold room']) {
    await claire.card(title).focus();
    await page.keyboard.press('x');
  }
  await expect(page.getByText('2 selected')).toBeVisible();
  await page.keyboard.press('m');
  await page.getByRole('menuitem', { name: /^Négociation/ }).click();
  await page.getByRole('menuitem', { name: 'First' }).click();
  await expect(claire.cardIn('Négociation', 'Trial ovens')).toBeVisible();
  await expect(claire.cardIn('Négociation', 'Cold room')).toBeVisible();
  await expect(page.getByText('2 deals moved to Négociation')).toBeVisible();
});

test('A rep is told when a colleague archives the card in their hand', async ({ browser }) => {
  const claire = await openBoard(browser, world, world.claire);
  const deals = world.sql<{ id: string }[]>`select id from deals where title = 'School canteens'`;
  await claire.drag('School canteens', 'Swiss bakery');
  const [deal] = await deals;
  const { status } = await ask(world.url, world.giulia, `POST /deals/${deal?.id}/archive`, {});
  expect(status).toBe(200);
  await expect(claire.card('School canteens')).toHaveCount(0);
  await claire.drop();
  await expect(claire.page.getByText(/is no longer on the board/)).toBeVisible();
  expect(claire.troubles).toEqual([]);
  await ask(world.url, world.giulia, `POST /deals/${deal?.id}/restore`, {});
  await expect(claire.card('School canteens')).toBeVisible();
});

test('A rep keeps the words typed into a card that a colleague archives', async ({ browser }) => {
  const claire = await openBoard(browser, world, world.claire);
  await claire.card('School canteens').focus();
  await claire.page.keyboard.press('F2');
  await claire.page.keyboard.type('Words of mine');
  const [deal] = await world.sql<{ id: string }[]>`select id from deals where title = 'School canteens'`;
  await ask(world.url, world.giulia, `POST /deals/${deal?.id}/archive`, {});
  await expect(claire.card('School canteens')).toHaveCount(0);
  await expect(claire.page.getByText(/is no longer on the board/)).toBeVisible();
  await expect(claire.page.getByText('Words of mine')).toBeVisible();
});

test('A rep sees a sum of two currencies as about, with the day of the rate, and what has no rate', async ({
  browser,
}) => {
  const claire = await openBoard(browser, world, world.claire);
  const header = claire.column('À transmettre');
  await header.getByText(/€/).first().hover();
  await expect(claire.page.getByText('Not in the sum, no rate: CHF').first()).toBeVisible();
  const { status } = await ask(world.url, world.claire, 'PUT /rates/EUR/CHF/2026-01-15', { value: '1.05' });
  expect(status).toBe(200);
  await expect(header.getByText(/^≈ €/).first()).toBeVisible();
  await claire.page.mouse.move(0, 0);
  await header.getByText(/^≈ €/).first().hover();
  await expect(claire.page.getByText(/Several currencies, at the rates of .*15/).first()).toBeVisible();
});

test('A guest reads the board as a table, marked as somebody from outside, and opens no document', async ({
  browser,
}) => {
  await world.sql`update members set role = 'guest' where id = ${world.ines.member}`;
  const page = await signedIn(browser, world, world.ines);
  const frames: string[] = [];
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => frames.push(payload.toString())));
  await page.goto(`${world.url}/boards/${world.board.id}`);
  await expect(page.getByRole('row', { name: /Swiss bakery/ })).toContainText('€5,000');
  await expect(page.getByText('External', { exact: true }).first()).toBeVisible();
  await expect(page.locator('[data-board]')).toHaveCount(0);
  expect(frames.filter((frame) => frame.slice(1).startsWith('board:'))).toEqual([]);
});
