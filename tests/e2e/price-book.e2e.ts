import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, type Page } from '@playwright/test';

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

const openPage = async (browser: Browser, path: string, options: BrowserContextOptions = {}): Promise<Page> => {
  const page = await signedIn(browser, world, world.claire, options);
  await page.goto(world.url + path);
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  return page;
};

const expectAccessible = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => String(target)).join(', ')}`)).toEqual(
    [],
  );
};

test('An owner adds a rate of tax, prices a product by day and quantity, and takes a price back', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const rates = await openPage(browser, '/settings/tax-rates');
  await rates.getByRole('button', { name: 'Add tax rate' }).click();
  const newRate = rates.getByRole('dialog', { name: 'Add tax rate' });
  await newRate.getByLabel('Name').fill('VAT 5.5%');
  await newRate.getByLabel('Rate', { exact: true }).fill('5,5');
  await newRate.getByRole('button', { name: 'Add tax rate' }).click();
  await expect(rates.getByRole('button', { name: 'Rate, VAT 5.5%' })).toContainText('5.5%');

  const page = await openPage(browser, '/settings/products');
  await page.getByRole('button', { name: 'Add product' }).click();
  const form = page.getByRole('dialog', { name: 'Add product' });
  await form.getByLabel('Name').fill('Peel');
  await form.getByLabel('List price').fill('40');
  await form.getByRole('button', { name: 'Add product' }).click();
  await page.getByRole('button', { name: 'Prices and tax of Peel' }).click();
  const dialog = page.getByRole('dialog', { name: 'Peel', exact: true });
  await dialog.getByLabel('Tax rate').click();
  await page.getByRole('option', { name: 'VAT 5.5%' }).click();
  await dialog.getByLabel('Price of one').fill('0,125');
  await dialog.getByRole('button', { name: 'Add price' }).click();
  await expect(dialog.getByText('€0.125')).toBeVisible();
  await dialog.getByRole('button', { name: /^Tiers of the price in EUR/ }).click();
  await dialog.getByLabel('From quantity').fill('100');
  await dialog.getByLabel('Price of one').first().fill('0.1');
  await dialog.getByRole('button', { name: 'Add tier' }).click();
  await expect(dialog.getByRole('button', { name: /^from 100/ })).toContainText('€0.10');
  await expectAccessible(page);

  const colleague = await openPage(browser, '/settings/products', {
    colorScheme: 'dark',
    locale: 'it',
    viewport: { width: 390, height: 844 },
  });
  await colleague.getByRole('button', { name: 'Prezzi e imposta di Peel' }).click();
  const seen = colleague.getByRole('dialog', { name: 'Peel', exact: true });
  const price = seen.getByRole('button', { name: /^Prezzo in EUR/ });
  await expect(price).toContainText('0,125');
  await expectAccessible(colleague);
  expect(await colleague.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

  await dialog.getByRole('button', { name: /^Remove the price in EUR/ }).click();
  await expect(seen.getByText('Per ora solo il prezzo di listino.')).toBeVisible();
  // Earlier changes may still be told of, with an Undo of their own.
  await page.getByRole('dialog', { name: 'Price removed' }).getByRole('button', { name: 'Undo' }).click();
  await expect(price).toContainText('0,125');
  await expect(seen.getByRole('button', { name: /^da 100/ })).toContainText('0,10');
});

test('An owner limits the discounts of members by kind of product, and lifts the limit with an empty field', async ({
  browser,
}) => {
  const page = await openPage(browser, '/settings/discounts');
  const services = page.getByRole('listitem').filter({ hasText: 'Service' }).last();
  const field = services.getByRole('textbox');
  await services.getByRole('button').click();
  await expect(field).toBeFocused();
  await page.keyboard.type('12,5');
  await page.keyboard.press('Enter');
  await expect(services).toContainText('12.5%');
  await page.reload();
  await expect(services).toContainText('12.5%');
  await services.getByRole('button').click();
  await expect(field).toBeFocused();
  await page.keyboard.press('Delete');
  await page.keyboard.press('Enter');
  await expect(services).toContainText('As everything else');
});
