import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';

import { ask } from '../support/people.ts';
import { signedIn } from './board-screen.ts';
import { startBoardWorld, type BoardWorld } from './board-world.ts';
import { expect, test } from './test.ts';

let world: BoardWorld;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
});
test.afterAll(() => world?.stop());

const rows = (page: Page): Locator => page.locator('.pricing-row');
const cell = (page: Page, row: number, column: string): Locator =>
  rows(page).nth(row).locator(`[data-column="${column}"]`);
const sum = (page: Page): Locator => page.locator('[data-sum="once"]');

const type = async (page: Page, row: number, column: string, text: string) => {
  await cell(page, row, column).click();
  const field = page.locator('.pricing-field');
  await expect(field).toBeFocused();
  await field.fill(text);
  await field.press('Enter');
};

const paste = (page: Page, text: string) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);

const expectAccessible = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => String(target)).join(', ')}`)).toEqual(
    [],
  );
};

test('A proposal is begun by keys, priced by two people in two cells, and its costing stays apart', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const claire = await signedIn(browser, world, world.claire);
  await claire.goto(`${world.url}/proposals`);
  await expect(claire.getByText('No proposals yet')).toBeVisible();
  await claire.keyboard.press('n');
  await claire.keyboard.press('p');
  const dialog = claire.getByRole('dialog', { name: 'New proposal' });
  await dialog.getByRole('combobox', { name: 'For' }).fill('Durand');
  await claire.getByRole('option', { name: /Boulangeries Durand/ }).click();
  await expect(dialog.getByLabel('Title')).toHaveValue('Boulangeries Durand');
  await dialog.getByLabel('Title').fill('Two ovens');
  await dialog.getByRole('button', { name: 'Begin proposal' }).click();
  await expect(claire).toHaveURL(/\/proposals\/[0-9a-f-]{36}$/);
  const prices = claire.getByRole('grid', { name: 'Prices' });
  await expect(prices).toBeVisible();

  await claire.getByRole('button', { name: 'Line', exact: true }).click();
  await expect(claire.locator('.pricing-field')).toBeFocused();
  await claire.keyboard.type('Oven');
  await claire.keyboard.press('Enter');
  await type(claire, 0, 'unitPrice', '1,200.50');
  await type(claire, 0, 'tax', '20');
  await expect(sum(claire)).toContainText('€1,440.60');
  await expect(claire.locator('[data-check="totals"]')).not.toHaveAttribute('data-missing');
  await expect(claire.locator('[data-check="contact"]')).toHaveAttribute('data-missing', 'no-contact');

  const giulia = await signedIn(browser, world, world.giulia, { locale: 'fr' });
  await giulia.goto(claire.url());
  await expect(sum(giulia)).toContainText('1 440,60', { useInnerText: true });
  await cell(claire, 0, 'quantity').click();
  await expect(cell(giulia, 0, 'quantity')).toContainText('Claire Dubois');
  await claire.locator('.pricing-field').fill('3 piece');
  await type(giulia, 0, 'unitPrice', '1 000');
  await claire.locator('.pricing-field').press('Enter');
  for (const page of [claire, giulia]) await expect(sum(page)).toContainText(/3[\s,]600/);

  await type(giulia, 0, 'discount', '150');
  await expect(cell(giulia, 0, 'discount')).toContainText('On ne peut pas retirer plus de');
  await type(giulia, 0, 'discount', '10 %');
  await expect(sum(claire)).toContainText('€3,240.00');

  // Rows of a spreadsheet: those in sight are in the page, all of them are counted, one step takes them back.
  await cell(claire, 0, 'text').click();
  await claire.keyboard.press('Escape');
  await expect(cell(claire, 0, 'text')).toBeFocused();
  await paste(claire, Array.from({ length: 300 }, (_, at) => `Part ${at}\t2\t10\t\t20`).join('\n'));
  await expect(prices).toHaveAttribute('aria-rowcount', '301');
  expect(await rows(claire).count()).toBeLessThan(80);
  await expect(prices).toHaveAttribute('aria-rowcount', '301');
  await claire.keyboard.press('Control+z');
  await expect(prices).toHaveAttribute('aria-rowcount', '2');
  await expect(sum(claire)).toContainText('€3,240.00');

  await claire.getByRole('button', { name: 'Costing · never sent' }).click();
  await expect(claire.getByText('Never sent: what stands here is for colleagues alone.')).toBeVisible();
  await claire.getByRole('button', { name: 'Line', exact: true }).click();
  await expect(claire.locator('.pricing-field')).toBeFocused();
  await claire.keyboard.type('What it costs us');
  await claire.keyboard.press('Enter');
  await expect(cell(claire, 0, 'text')).toContainText('What it costs us');
  await expect(giulia.getByText('What it costs us')).toHaveCount(0);
  await expect(claire.getByText('Saved')).toBeVisible();

  await claire.goto(`${world.url}/proposals`);
  await expect(claire.getByRole('group', { name: 'Proposals by state' })).toContainText('€2,700');
  await expect(claire.locator('[data-row]')).toContainText('€2,700');
  // Also into another tab, with the middle button.
  await expect(claire.locator('[data-row]')).toHaveAttribute('href', /^\/proposals\/[0-9a-f-]{36}$/);
  await claire.getByRole('button', { name: 'Mine' }).click();
  await expect(claire).toHaveURL(/mine=true/);
  await expect(claire.locator('[data-row]')).toContainText('Two ovens');
  await claire.goto(`${world.url}/accounts/${world.accounts[0]?.id}?tab=proposals`);
  await expect(claire.getByRole('link', { name: /Two ovens/ })).toBeVisible();
});

test('On a phone, in the dark, in Italian, lines are cards and everything can be read', async ({ browser }) => {
  test.setTimeout(240_000);
  const subject = { kind: 'account', id: world.accounts[1]?.id };
  const made = await ask(world.url, world.claire, 'POST /proposals', { subject, title: 'Tre forni', language: 'it' });
  const page = await signedIn(browser, world, world.claire, {
    colorScheme: 'dark',
    locale: 'it',
    viewport: { width: 390, height: 844 },
  });
  await page.goto(`${world.url}/proposals/${(made.body as { id: string }).id}`);
  await page.getByRole('button', { name: 'Riga', exact: true }).click();
  await expect(page.locator('.pricing-field')).toBeFocused();
  await page.keyboard.type('Forno');
  await page.keyboard.press('Enter');
  await type(page, 0, 'unitPrice', '5.400,50');
  await expect(sum(page)).toContainText('5400,50');
  const [text, price] = [await cell(page, 0, 'text').boundingBox(), await cell(page, 0, 'unitPrice').boundingBox()];
  expect(price?.y).toBeGreaterThan((text?.y ?? 0) + (text?.height ?? 0) - 1);
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await page.goto(`${world.url}/proposals`);
  await expect(page.locator('[data-row]').first()).toBeVisible();
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
