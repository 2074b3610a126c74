import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from '@playwright/test';

import { ask } from '../support/people.ts';
import { signedIn } from './board-screen.ts';
import { startBoardWorld, type BoardWorld } from './board-world.ts';
import { expect, test } from './test.ts';

let world: BoardWorld;
const durand = () => world.accounts[0]!;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
});
test.afterAll(() => world?.stop());

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

test('A colleague’s change of a fact appears without reloading, with a ring while it is made', async ({ browser }) => {
  const [claire, giulia] = [await signedIn(browser, world, world.claire), await signedIn(browser, world, world.giulia)];
  for (const page of [claire, giulia]) {
    await page.goto(`${world.url}/accounts/${durand().id}`);
    await expect(page.getByRole('button', { name: /^Sector/ })).toBeVisible();
  }
  await claire.getByRole('button', { name: /^Sector/ }).click();
  const sector = giulia.locator('dd').filter({ has: giulia.getByRole('button', { name: /^Sector/ }) });
  await expect(sector.getByText('Claire Dubois', { exact: true })).toBeVisible();
  await claire.keyboard.type('bakery');
  await claire.keyboard.press('Enter');
  // It can be taken back once the server has answered; Giulia may hear of it before.
  await expect(claire.getByText('Boulangeries Durand was changed')).toBeVisible();
  await expect(giulia.getByRole('button', { name: 'Sector bakery' })).toBeVisible();
  await expect(giulia.getByText('set Sector to bakery')).toBeVisible();
  await claire.keyboard.press('Control+z');
  await expect(giulia.getByRole('button', { name: /^Sector —/ })).toBeVisible();
});

test('Esc restores what was there', async ({ browser }) => {
  const page = await signedIn(browser, world, world.claire);
  await page.goto(`${world.url}/accounts/${durand().id}`);
  await page.getByRole('button', { name: /^Country/ }).click();
  await page.keyboard.type('Nowhere');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Country —/ })).toBeFocused();
});

test('Several accounts are chosen by X and Shift, changed in one step and taken back in one', async ({ browser }) => {
  const page = await signedIn(browser, world, world.claire);
  await page.goto(`${world.url}/accounts`);
  await row(page, 'Boulangeries Durand').focus();
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('2 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  // The column is called so, too.
  await page.getByRole('dialog', { name: 'Edit' }).getByRole('button', { name: 'Status', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Former' }).click();
  await expect(row(page, 'Boulangeries Durand').getByText('Former')).toBeVisible();
  await expect(row(page, 'Groupe Sodexia').getByText('Former')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, 'Boulangeries Durand').getByText('Active')).toBeVisible();
  await expect(row(page, 'Groupe Sodexia').getByText('Active')).toBeVisible();
});

test('Space shows an account beside the list, arrows change it, Esc brings the focus back', async ({ browser }) => {
  const page = await signedIn(browser, world, world.claire);
  await page.goto(`${world.url}/accounts`);
  await row(page, 'Boulangeries Durand').focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('complementary', { name: 'Boulangeries Durand' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('complementary', { name: 'Groupe Sodexia' })).toBeVisible();
  await expect(page).toHaveURL(/peek=/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await expect(row(page, 'Groupe Sodexia')).toBeFocused();
});

test('A duplicate is shown while typing and does not block', async ({ browser }) => {
  const page = await signedIn(browser, world, world.claire);
  await page.goto(`${world.url}/accounts?create=true`);
  await page.getByRole('textbox', { name: 'Name' }).fill('Boulangerie Durand');
  await expect(page.getByText('Perhaps already there')).toBeVisible();
  await expect(page.getByText('similar name').first()).toBeVisible();
  await page.getByRole('button', { name: 'Add the account' }).click();
  await expect(page.getByRole('heading', { name: 'Boulangerie Durand' })).toBeVisible();
});

const delivers = (page: Page) => page.locator('.note-text').getByRole('heading', { name: 'What they deliver' });

test('A new supplier is opened on a note with the headings of suppliers, and opening it writes nothing', async ({
  browser,
}) => {
  const claire = await signedIn(browser, world, world.claire);
  await claire.goto(`${world.url}/accounts`);
  await claire.getByRole('button', { name: 'New account' }).click();
  const dialog = claire.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Moulins Bertrand');
  await dialog.getByRole('combobox', { name: 'Kind' }).click();
  await claire.getByRole('option', { name: 'Supplier' }).click();
  await dialog.getByRole('button', { name: 'Add the account' }).click();
  await expect(delivers(claire)).toBeVisible({ timeout: 30_000 });
  const rows = () => world.sql<{ seq: number }[]>`select seq from document_updates where document =
    (select id from notes where account = (select id from accounts where name = 'Moulins Bertrand'))`;
  const before = (await rows()).length;
  const giulia = await signedIn(browser, world, world.giulia);
  await giulia.goto(claire.url());
  await expect(delivers(giulia)).toBeVisible({ timeout: 30_000 });
  await expect(giulia.locator('[data-state]').filter({ hasText: 'Saved' })).toBeVisible();
  expect((await rows()).length).toBe(before);
});

test('Two accounts are merged field by field, and the merge is taken back', async ({ browser }) => {
  const page = await signedIn(browser, world, world.claire);
  await ask(world.url, world.claire, 'POST /accounts', { name: 'Twin A', sector: 'food' });
  await ask(world.url, world.claire, 'POST /accounts', { name: 'Twin B', employees: 7 });
  await page.goto(`${world.url}/accounts?q=twin`);
  for (const name of ['Twin A', 'Twin B']) {
    await row(page, name).focus();
    await page.keyboard.press('x');
  }
  await page.getByRole('button', { name: 'Merge' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Employees: 7' })).toHaveAttribute('aria-pressed', 'true');
  await dialog.getByRole('button', { name: 'Name: Twin B' }).click();
  await dialog.getByRole('button', { name: 'Merge' }).click();
  await expect(page.getByRole('row')).toHaveCount(3);
  await expect(row(page, 'Twin B')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, 'Twin A')).toBeVisible();
  await expect(row(page, 'Twin B')).toBeVisible();
});

test('An account goes to the bin and is restored there', async ({ browser }) => {
  const page = await signedIn(browser, world, world.claire);
  await ask(world.url, world.claire, 'POST /accounts', { name: 'Short lived' });
  await page.goto(`${world.url}/accounts?q=short`);
  await row(page, 'Short lived').focus();
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Short lived is in the bin')).toBeVisible();
  await page.goto(`${world.url}/accounts?home=bin`);
  await row(page, 'Short lived').focus();
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('The bin is empty')).toBeVisible();
});

test('A contact is added at an account, and an .eml file that is dropped becomes an entry', async ({ browser }) => {
  const page = await signedIn(browser, world, world.claire);
  await page.goto(`${world.url}/accounts/${world.accounts[1]!.id}`);
  await page.getByRole('button', { name: 'New contact' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New contact' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Marc Durand');
  await dialog.getByRole('textbox', { name: 'Phone' }).fill('+33 6 12 34 56 78');
  await dialog.getByRole('button', { name: 'Add the contact' }).click();
  await expect(page.getByText('People · 1')).toBeVisible();
  await page.locator('input[type=file]').setInputFiles({
    name: 'offer.eml',
    mimeType: 'message/rfc822',
    buffer: Buffer.from(
      'From: Marc <marc@d.example>\r\nSubject: Re: offer\r\n\r\n<img src=x onerror=alert(1)> Before six.',
    ),
  });
  await page.getByRole('button', { name: 'Log it' }).click();
  await expect(page.getByText('Re: offer')).toBeVisible();
  await expect(page.getByText('<img src=x onerror=alert(1)> Before six.')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`The pages of accounts and contacts have no serious accessibility fault (${colorScheme})`, async ({
    browser,
  }) => {
    test.setTimeout(180_000);
    const page = await signedIn(browser, world, world.claire, { colorScheme });
    const { body } = await ask(world.url, world.claire, 'POST /contacts', { name: 'Anna', accountId: durand().id });
    const contact = `/contacts/${(body as { id: string }).id}`;
    for (const path of ['/accounts', `/accounts/${durand().id}`, '/contacts', contact, '/settings/fields']) {
      await page.goto(`${world.url}${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
    }
  });
}
