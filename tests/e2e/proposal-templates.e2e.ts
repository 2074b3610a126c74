import { AxeBuilder } from '@axe-core/playwright';
import type { ProposalDetail } from '@baton/schema/proposals';
import type { Page } from '@playwright/test';

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

const expectAccessible = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => String(target)).join(', ')}`)).toEqual(
    [],
  );
};

const fitsTheScreen = (page: Page) =>
  expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
    .toBe(0);

test('Claire writes a template of sales whose variables follow, and a proposal that begins with it reads as it will be sent', async ({
  browser,
}) => {
  const page = await signedIn(browser, world, world.claire);
  await page.goto(`${world.url}/teams/${world.workspace.teams.sales}`);
  const tile = page.getByRole('region', { name: 'Templates' });
  await tile.getByRole('button', { name: 'New template' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Ovens');
  await page.getByRole('dialog').getByRole('button', { name: 'New template' }).click();
  const text = page.getByRole('textbox', { name: 'Text of Ovens' });
  await text.click();
  await page.keyboard.type('Made for /acc');
  await page.getByRole('option', { name: 'Account', exact: true }).click();
  await page.keyboard.type(' until /valid');
  await page.getByRole('option', { name: 'Valid until' }).click();
  await page.keyboard.type('.');
  await expect(text.locator('[data-variable]')).toHaveText(['Account', 'Valid until']);
  await page.keyboard.press('Enter');
  await page.keyboard.type('/pricing');
  await page.getByRole('option', { name: 'Pricing table' }).click();
  await page.getByRole('button', { name: 'Line', exact: true }).click();
  await expect(page.locator('.pricing-field')).toBeFocused();
  await page.keyboard.type('Installation');
  await page.keyboard.press('Enter');
  await expect(page.locator('.pricing-row')).toContainText('Installation');
  await expect(page.getByText('Saved').first()).toBeVisible();
  // What it will print is said in its language, not in that of whoever writes it.
  const speak = async (language: string, heading: string) => {
    await page.getByRole('combobox', { name: 'Language' }).click();
    await page.getByRole('option', { name: language }).click();
    await expect(page.locator('.pricing-head')).toContainText(heading);
  };
  await speak('French', 'Désignation');
  await speak('English', 'Item');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await fitsTheScreen(page);
  await expectAccessible(page);
  await page.goto(`${world.url}/teams/${world.workspace.teams.sales}`);
  await expect(tile.getByRole('link', { name: 'Ovens' })).toBeVisible();
  await fitsTheScreen(page);
  await expectAccessible(page);
  await tile.getByRole('link', { name: 'Ovens' }).click();
  await page.getByRole('link', { name: 'Templates and blocks' }).click();
  await expect(page.getByRole('heading', { name: 'Sales' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ovens' })).toBeVisible();
  await expect(page.getByText('Made for Account until Valid until.')).toBeVisible();
  await fitsTheScreen(page);
  await expectAccessible(page);

  const [account] = world.accounts;
  const templates = await ask(world.url, world.claire, 'GET /proposal-templates');
  const [{ id: templateId } = { id: '' }] = (templates.body as { data: { id: string }[] }).data;
  const begun = { subject: { kind: 'account', id: account?.id }, title: 'Two ovens', language: 'en', templateId };
  const made = (await ask(world.url, world.claire, 'POST /proposals', begun)).body as ProposalDetail;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${world.url}/proposals/${made.id}`);
  const sheet = page.getByRole('textbox', { name: 'Text of the proposal' });
  await expect(sheet.locator('[data-variable]')).toHaveText([account?.name ?? '', 'Valid until']);
  await expect(page.locator('[data-missing="no-expiry"]')).toBeVisible();
  await ask(world.url, world.claire, `PATCH /proposals/${made.id}`, { validUntil: '2099-12-31' });
  await expect(sheet.locator('[data-variable="valid-until"]')).toHaveAttribute('data-state', 'filled');
  await expect(page.locator('.pricing-row')).toContainText('Installation');
  await expect(page.locator('[data-missing="unpriced-lines"]')).toContainText('Installation');
  await page.getByRole('button', { name: 'Viewing' }).click();
  const sent = page.getByRole('region', { name: 'As the customer will read it' });
  await expect(sent.getByText(`Made for ${account?.name} until `)).toBeVisible();
  await expect(sent).not.toContainText('{{');
  await expect(page.getByRole('toolbar')).toBeHidden();
  await page.setViewportSize({ width: 390, height: 844 });
  await fitsTheScreen(page);
  await expectAccessible(page);
});
