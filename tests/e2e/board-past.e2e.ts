import { ask } from '../support/people.ts';
import { openBoard, signedIn } from './board-screen.ts';
import { startBoardWorld, type BoardWorld } from './board-world.ts';
import { expect, test } from './test.ts';

let world: BoardWorld;
let before: number;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
  const [canteens] = await world.addDeals([
    { title: 'School canteens', stage: 'Qualification', amount: 3_800_000 },
    { title: 'Packaging line', stage: 'Proposition', amount: 9_600_000 },
  ]);
  const head = (await ask(world.url, world.claire, `GET /boards/${world.board.id}/moments`)).body as { head: number };
  before = head.head;
  await expect
    .poll(async () => {
      const closed = await ask(world.url, world.giulia, `POST /deals/${canteens}/close`, { outcome: 'won' });
      return closed.status;
    })
    .toBe(200);
  await world.addDeals([{ title: 'Cold room', stage: 'Qualification', amount: 100_000 }]);
});
test.afterAll(() => world?.stop());

test('A rep looks back at the board by menu, keys and address, and returns to now', async ({ browser }) => {
  const claire = await openBoard(browser, world, world.claire);
  const { page } = claire;
  await expect(claire.card('Cold room')).toBeVisible();
  await page.getByRole('button', { name: 'Display' }).click();
  await page.getByRole('menuitem', { name: 'History…' }).click();
  const slider = page.getByRole('slider', { name: 'Moment of the board' });
  await expect(claire.cardIn('Gagnée', 'School canteens')).toBeVisible();
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(claire.card('Cold room')).toHaveCount(0);
  await expect(claire.cardIn('Gagnée', 'School canteens')).toBeVisible();
  await page.keyboard.press('Home');
  await expect(page.locator('[data-past="1"]')).toBeVisible();
  await expect(page.locator('[data-deal]')).toHaveCount(0);
  await page.goto(`${world.url}/boards/${world.board.id}?past=${before}`);
  await expect(claire.cardIn('Qualification', 'School canteens')).toBeVisible();
  await expect(claire.column('Qualification')).toContainText('€38,000');
  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(claire.card('Cold room')).toBeVisible();
  await expect(page).toHaveURL(`${world.url}/boards/${world.board.id}`);
  expect(claire.troubles).toEqual([]);
});

test('A rep sees who changed what between two moments, on the cards and beside them', async ({ browser }) => {
  const page = await signedIn(browser, world, world.claire);
  await page.goto(`${world.url}/boards/${world.board.id}?past=0&since=${before}`);
  const changes = page.getByRole('complementary', { name: 'What changed' });
  const won = changes.getByRole('button', { name: /School canteens/ });
  await expect(won).toContainText('Giulia Rossi won the deal');
  await expect(changes.getByRole('button', { name: /Cold room/ })).toContainText('Claire Dubois added the deal');
  await expect(changes.getByRole('button')).toHaveCount(2);
  const card = page.locator('[data-deal]', { hasText: 'School canteens' });
  await expect(card).toContainText('Giulia: won');
  await won.click();
  await expect(card).toBeFocused();
});

test('A board as it was cannot be changed', async ({ browser }) => {
  const page = await signedIn(browser, world, world.claire);
  await page.goto(`${world.url}/boards/${world.board.id}?past=${before}`);
  const card = page.locator('[data-deal]', { hasText: 'School canteens' });
  await card.click();
  await expect(page.locator('[data-past]')).toBeVisible();
  for (const name of ['Add deal', 'New deal', 'Actions'])
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  await card.focus();
  await page.keyboard.press('Shift+Space');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-stage][aria-label="Qualification"]').locator('[data-deal]')).toHaveCount(1);
  // The palette knows the way there and back.
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('back to now');
  await page.getByRole('option', { name: 'Back to now' }).click();
  await expect(page.locator('[data-past]')).toHaveCount(0);
});

test('A board of the past is filtered like the live one, and on a phone what changed leads to its column', async ({
  browser,
}) => {
  const page = await signedIn(browser, world, world.claire, { viewport: { width: 390, height: 844 } });
  await page.goto(`${world.url}/boards/${world.board.id}?past=0&since=${before}`);
  const stages = page.getByRole('navigation', { name: 'Stages' });
  await expect(stages.getByRole('button', { name: /Qualification/ })).toHaveAttribute('aria-current', 'true');
  await page
    .getByRole('complementary', { name: 'What changed' })
    .getByRole('button', { name: /School canteens/ })
    .click();
  await expect(stages.getByRole('button', { name: /Gagnée/ })).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('[data-deal]').filter({ hasText: 'School canteens' })).toBeInViewport();
  await page.getByRole('searchbox', { name: 'Find on this board' }).fill('cold');
  await expect(stages.getByRole('button', { name: /Qualification/ })).toContainText('1');
  await expect(stages.getByRole('button', { name: /Gagnée/ })).toContainText('0');
  await expect(page).toHaveURL(/q=cold/);
});
