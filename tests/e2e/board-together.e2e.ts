import { BoardScreen, openBoard, signedIn } from './board-screen.ts';
import { startBoardWorld, type BoardWorld } from './board-world.ts';
import { expect, test } from './test.ts';

let world: BoardWorld;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
  await world.addDeals([
    { title: 'School canteens', stage: 'Qualification', amount: 3_800_000 },
    { title: 'Trial ovens', stage: 'Qualification', amount: 800_000 },
    { title: 'Packaging line', stage: 'Proposition', amount: 9_600_000 },
    { title: 'Franchise kit', stage: 'Proposition', amount: 2_230_000 },
    { title: 'Frame contract', stage: 'Négociation', amount: 12_000_000 },
  ]);
});
test.afterAll(() => world?.stop());

test('Two reps drag the same card and exactly one card remains', async ({ browser }) => {
  const claire = await openBoard(browser, world, world.claire);
  const giulia = await openBoard(browser, world, world.giulia);
  await claire.drag('School canteens', 'Packaging line');
  await expect(giulia.card('School canteens')).toContainText('Claire is moving');
  await giulia.drag('School canteens', 'Frame contract');
  await giulia.drop();
  // It stands where she put it, and Claire has heard of it, before Claire lets go.
  await expect(giulia.cardIn('Négociation', 'School canteens')).toBeVisible();
  await expect(giulia.status('Saved')).toBeVisible();
  await expect(claire.card('School canteens')).toHaveCount(1);
  await claire.drop();
  await expect(claire.page.getByText('was moved while you held it')).toBeVisible();
  await expect(claire.page.getByText('Giulia Rossi put it into Négociation')).toBeVisible();
  for (const screen of [claire, giulia]) {
    await expect(screen.card('School canteens')).toHaveCount(1);
    await expect(screen.cardIn('Négociation', 'School canteens')).toBeVisible();
  }
  await claire.page.getByRole('button', { name: 'Keep mine' }).click();
  await expect(giulia.cardIn('Proposition', 'School canteens')).toBeVisible();
  await expect.poll(async () => [await claire.titles('Proposition')]).toEqual([await giulia.titles('Proposition')]);
  expect([...claire.troubles, ...giulia.troubles]).toEqual([]);
});

test('A new deal asks the server for its own figures, and for nobody else’s', async ({ browser }) => {
  const giulia = new BoardScreen(await signedIn(browser, world, world.giulia));
  const ofAll = giulia.page.waitForResponse((response) => new URL(response.url()).pathname.endsWith('/cards'));
  await giulia.open(world);
  await ofAll;
  const asked: string[] = [];
  giulia.page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.endsWith('/cards')) asked.push(search);
  });
  await world.addDeals([{ title: 'Fresh pasta line', stage: 'Qualification', amount: 100_000 }]);
  await expect(giulia.card('Fresh pasta line')).toBeVisible();
  await expect.poll(() => asked.length).toBeGreaterThan(0);
  expect(asked.every((search) => search.startsWith('?deals='))).toBe(true);
  expect(giulia.troubles).toEqual([]);
});

test('A rep moves a card by keyboard and never loses the focus', async ({ browser }) => {
  const { page, ...screen } = await openBoard(browser, world, world.claire);
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await screen.card('Trial ovens').focus();
  await page.keyboard.press('Shift+Space');
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft']) {
    await page.keyboard.press(key);
    await expect.poll(focused, key).toContain('Trial ovens');
  }
  await expect(page.locator('[aria-live=assertive]')).toContainText('Trial ovens, Proposition');
  await page.keyboard.press('Space');
  await expect(screen.cardIn('Proposition', 'Trial ovens')).toBeVisible();
  await expect.poll(focused).toContain('Trial ovens');
  await page.keyboard.press('Control+z');
  await expect(screen.cardIn('Qualification', 'Trial ovens')).toBeVisible();
  await screen.card('Trial ovens').focus();
  await page.keyboard.press('Shift+Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(screen.cardIn('Qualification', 'Trial ovens')).toBeVisible();
});

test('A rep adds a deal in one line and a colleague sees it', async ({ browser }) => {
  const claire = await openBoard(browser, world, world.claire);
  const giulia = await openBoard(browser, world, world.giulia);
  await claire.column('Qualification').getByRole('button', { name: 'Add deal', exact: true }).click();
  await claire.page.keyboard.type('Ovens Durand €12,500 @Giulia Friday #urgent');
  await expect(claire.column('Qualification').getByText('Boulangeries Durand')).toBeVisible();
  await claire.page.keyboard.press('Enter');
  await expect(giulia.cardIn('Qualification', 'Ovens Durand')).toContainText('€12,500');
  await expect(claire.page.getByPlaceholder('Ovens Durand €12,500 @Claire Fri')).toBeFocused();
});

test('Filters of one person leave the screen of another alone', async ({ browser }) => {
  const claire = await openBoard(browser, world, world.claire);
  const giulia = await openBoard(browser, world, world.giulia);
  await claire.page.getByLabel('Find on this board').fill('frame');
  await expect(claire.card('Packaging line')).toHaveCount(0);
  await expect(giulia.card('Packaging line')).toBeVisible();
  await claire.page.reload();
  await expect(claire.card('Frame contract')).toBeVisible();
  await expect(claire.card('Packaging line')).toHaveCount(0);
});

test('A rep looks beside the board, edits the amount, and the colleague sees it within the card', async ({
  browser,
}) => {
  const claire = await openBoard(browser, world, world.claire);
  const giulia = await openBoard(browser, world, world.giulia);
  await claire.card('Frame contract').focus();
  await claire.page.keyboard.press('Space');
  const panel = claire.page.getByRole('complementary', { name: 'Deal Frame contract' });
  await panel.getByRole('button', { name: /^Amount/ }).click();
  await expect(giulia.card('Frame contract')).toContainText('Claire is editing');
  await claire.page.keyboard.type('130000');
  await claire.page.keyboard.press('Enter');
  await expect(giulia.card('Frame contract')).toContainText('€130,000');
  await claire.page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
});
