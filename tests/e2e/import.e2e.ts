import { readdir } from 'node:fs/promises';
import path from 'node:path';

import { type Page } from '@playwright/test';

import { salesFolder } from '../support/import-world.ts';
import { signedIn } from './board-screen.ts';
import { startBoardWorld, type BoardWorld } from './board-world.ts';
import { expect, test } from './test.ts';

let world: BoardWorld;

// Thousands of rows: on a machine that does other things they take their time.
test.describe.configure({ mode: 'serial', timeout: 240_000 });
test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
});
test.afterAll(() => world?.stop());

/** Hands the whole data set to Settings → Import and waits for the dry run. */
const dryRun = async (page: Page): Promise<void> => {
  const names = await readdir(salesFolder);
  await page.goto(`${world.url}/settings/import`);
  await page.getByRole('button', { name: 'New import' }).click();
  await page
    .locator('input[type=file]')
    .setInputFiles(names.filter((name) => name.endsWith('.csv')).map((name) => path.join(salesFolder, name)));
  await page.getByRole('textbox', { name: /^Source/ }).fill('sales');
  await page.getByRole('button', { name: 'Check files' }).click();
  await expect(page.getByText('What would happen')).toBeVisible({ timeout: 90_000 });
};

const deals = async (): Promise<{ status: string; home: string; deals: number; amount: number }[]> => [
  ...(await world.sql<{ status: string; home: string; deals: number; amount: number }[]>`
    select status, home, count(*)::int as deals, (coalesce(sum(amount), 0) / 100)::float8 as amount
    from deals group by status, home order by status`),
];

const imported = [
  { status: 'lost', home: 'archive', deals: 2_473, amount: 0 },
  { status: 'open', home: 'board', deals: 2_089, amount: 0 },
  { status: 'won', home: 'archive', deals: 4_238, amount: 10_005_534 },
];

test('An administrator sees what is odd in the files before anything is written, and imports them', async ({
  browser,
}) => {
  const page = await signedIn(browser, world, world.claire);
  await dryRun(page);
  const finding = (words: string, rows: string) =>
    expect(page.getByRole('listitem').filter({ hasText: words }).filter({ hasText: rows }).first()).toBeVisible();
  await finding('“GTXPro” is in no list (Product)', '1,480 rows');
  await finding('“technolgy” looks misspelt (Sector)', 'accounts.csv');
  await finding('No value', '2,089 rows');
  await finding('No account', '1,425 rows');
  await finding('No date', '500 rows');
  await finding('Open, but without activity for very long', 'sales_pipeline.csv');
  await expect(page.getByText('Read as “GTX Pro”')).toBeVisible();
  expect(await deals()).toEqual([]);
  await page.getByRole('button', { name: /^Import [\d,]+ records$/ }).click();
  await expect(page.getByText('The import is done.')).toBeVisible({ timeout: 90_000 });
  expect(await deals()).toEqual(imported);
});

test('An administrator opens the imported board and finds every open deal on it', async ({ browser }) => {
  const page = await signedIn(browser, world, world.claire);
  const [board] = await world.sql<{ id: string }[]>`select board as id from deals where home = 'board' limit 1`;
  await page.goto(`${world.url}/boards/${board?.id}`);
  await expect(page.locator('[data-stage][aria-label="Engaging"]')).toContainText('1589');
  await expect(page.locator('[data-stage][aria-label="Prospecting"]')).toContainText('500');
  await expect(page.locator('[data-deal]').first()).toContainText('est.');
  await expect(page.locator('[data-deal]').first()).toContainText(/idle \d+ y/);
});

test('An administrator imports the same files again and nothing would change', async ({ browser }) => {
  const page = await signedIn(browser, world, world.claire);
  await dryRun(page);
  await expect(page.getByRole('button', { name: 'Nothing to import' })).toBeDisabled();
  expect(await deals()).toEqual(imported);
});
