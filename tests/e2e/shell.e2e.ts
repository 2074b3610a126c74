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

/** Claire's browser on this page. */
const openPage = async (browser: Browser, path: string, options: BrowserContextOptions = {}): Promise<Page> => {
  const page = await signedIn(browser, world, world.claire, options);
  await page.goto(world.url + path);
  await expect(page.getByRole('navigation').first()).toBeVisible();
  return page;
};

test('The palette opens over a field, finds the English word in Italian, and switches language without a reload', async ({
  browser,
}) => {
  const page = await openPage(browser, '/settings/profile', { locale: 'it' });
  await page.evaluate(() => Object.assign(globalThis, { stayed: true }));
  await page.getByLabel('Nome', { exact: true }).focus();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('combobox', { name: 'Cerca o agisci' });
  await expect(palette).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(palette).toBeHidden();
  await expect(page.getByLabel('Nome', { exact: true })).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(palette).toBeFocused();
  await page.keyboard.type('language francais');
  await expect(page.getByRole('option', { name: /Français/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Apparence et langue' })).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => [document.documentElement.lang, 'stayed' in globalThis]))
    .toEqual(['fr', true]);
});

test('Going from page to page keeps the one socket and what is on the screen', async ({ browser }) => {
  const page = await openPage(browser, '/settings/profile');
  const sockets: string[] = [];
  const here = page.url();
  await page.goto('about:blank');
  page.on('websocket', (socket) => void sockets.push(socket.url()));
  await page.goto(here);
  await expect.poll(() => sockets.length).toBe(1);
  const frame = await page.locator('#main').elementHandle();
  await page.getByRole('link', { name: 'Accounts' }).click();
  await expect(page.getByRole('grid', { name: 'Accounts' })).toBeVisible();
  await page.getByRole('row', { name: 'Boulangeries Durand' }).focus();
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/peek=/);
  expect(await frame?.evaluate((element) => element.isConnected)).toBe(true);
  expect(sockets).toHaveLength(1);
});

test('On a phone every place and every beginning is two taps away', async ({ browser }) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const page = await openPage(browser, '/boards', phone);
  const bar = page.getByRole('navigation', { name: 'Navigation' }).last();
  await bar.getByRole('button', { name: 'More' }).tap();
  await page.getByRole('menuitem', { name: 'Contacts' }).tap();
  await expect(page).toHaveURL(/\/contacts$/);
  await bar.getByRole('button', { name: 'Create' }).tap();
  await page.getByRole('menuitem', { name: 'New account' }).tap();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page).toHaveURL(/\/accounts\?create=true$/);
});

test('G then B goes to the boards, nothing fires in a field, and single keys can be turned off', async ({
  browser,
}) => {
  const page = await openPage(browser, '/settings/profile');
  await page.getByLabel('Name', { exact: true }).focus();
  await page.keyboard.type('gb');
  await expect(page).toHaveURL(/settings\/profile/);
  await page.getByRole('heading', { name: 'Profile' }).click();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  const single = page.getByRole('switch', { name: 'Single-key shortcuts' });
  await single.click();
  await expect(single).not.toBeChecked();
  await page.getByRole('heading', { name: 'Profile' }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await expect(page).toHaveURL(/settings\/profile/);
  await single.click();
  await expect(single).toBeChecked();
  await page.getByRole('heading', { name: 'Profile' }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await expect(page).toHaveURL(/\/boards$/);
});

test('An administrator removes an exchange rate and takes that back', async ({ browser }) => {
  const page = await openPage(browser, '/settings/rates');
  await page.getByLabel('Worth in EUR').fill('0,92');
  await page.getByRole('button', { name: 'Add rate' }).click();
  await expect(page.getByText('1 USD = 0.92 EUR')).toBeVisible();
  await page.getByRole('button', { name: /Remove the rate of USD/ }).click();
  await expect(page.getByText('1 USD = 0.92 EUR')).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('1 USD = 0.92 EUR')).toBeVisible();
});

const places = [
  '/boards',
  ...[
    'profile',
    'devices',
    'workspace',
    'members',
    'teams',
    'products',
    'tax-rates',
    'discounts',
    'rates',
    'import',
  ].map((each) => `/settings/${each}`),
];

for (const [colorScheme, width] of [
  ['light', 1440],
  ['dark', 1440],
  ['light', 390],
] as const) {
  test(`Every page of the shell passes axe in the ${colorScheme} theme at ${width} px and fits its width`, async ({
    browser,
  }) => {
    test.setTimeout(180_000);
    const page = await openPage(browser, '/boards', { colorScheme, locale: 'fr', viewport: { width, height: 844 } });
    for (const place of places) {
      await page.goto(world.url + place);
      // There is no skeleton either before there is a page.
      await expect(page.locator('main :is(h2, [href^="/boards/"])').first()).toBeVisible();
      await expect(page.locator('main').getByRole('status')).toHaveCount(0);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      const serious = violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${place}: ${id} at ${nodes.map(({ target }) => String(target)).join(', ')}`);
      expect.soft(serious).toEqual([]);
      expect
        .soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), place)
        .toBeLessThanOrEqual(0);
    }
  });
}
