import type { Page } from '@playwright/test';

import { signedIn } from './board-screen.ts';
import { startBoardWorld, type BoardWorld } from './board-world.ts';
import { expect, test } from './test.ts';

let world: BoardWorld;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
  await world.addDeals([
    { title: 'Fours à chariot pour Chérif', stage: 'Qualification' },
    { title: 'Ligne de conditionnement', stage: 'Proposition' },
  ]);
});
test.afterAll(() => world?.stop());

/** Opens the palette, which takes the keys from where they went, and types into it. */
const ask = async (page: Page, words: string) => {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search or act' })).toBeFocused();
  await page.keyboard.type(words);
};

test('A rep finds a deal from anywhere without its accent and opens it', async ({ browser }) => {
  const page = await signedIn(browser, world, world.claire);
  await page.goto(`${world.url}/settings/profile`);
  await page.getByLabel('Name', { exact: true }).focus();
  await ask(page, 'cherif');
  const row = page.getByRole('option', { name: /Fours à chariot pour Chérif/ });
  await expect(row).toBeVisible();
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/deals\//);
  await expect(page.getByRole('heading', { name: 'Fours à chariot pour Chérif' })).toBeVisible();
});

test('All results have a page whose address says what was asked; a slip still finds, and nothing is said plainly', async ({
  browser,
}) => {
  const page = await signedIn(browser, world, world.claire);
  await page.goto(world.url);
  await expect(page.locator('[data-board]')).toBeVisible();
  await ask(page, 'conditionnement');
  await page.getByRole('option', { name: /All results/ }).click();
  await expect(page).toHaveURL(/\/search\?q=conditionnement/);
  await expect(page.getByLabel('Search records')).toHaveValue('conditionnement');
  await expect(page.getByRole('link', { name: /Ligne de conditionnement/ })).toBeVisible();
  await page.getByLabel('Search records').fill('conditionement ligne');
  await expect(page.getByRole('link', { name: /Ligne de conditionnement/ })).toBeVisible();
  await page.getByLabel('Search records').fill('xyzzyx');
  await expect(page.getByText('Nothing found for “xyzzyx”')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Nothing found for “xyzzyx”')).toBeVisible();
});
