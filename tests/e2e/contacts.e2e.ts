import type { Page } from '@playwright/test';

import { ask } from '../support/people.ts';
import { signedIn } from './board-screen.ts';
import { startBoardWorld, type BoardWorld } from './board-world.ts';
import { expect, test } from './test.ts';
import { heldUndo } from './way-back.ts';

let world: BoardWorld;
const durand = () => world.accounts[0]!;
const sodexia = () => world.accounts[2]!;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
});
test.afterAll(() => world?.stop());

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const aContact = async (name: string, more: object = {}): Promise<string> => {
  const { status, body } = await ask(world.url, world.claire, 'POST /contacts', { name, ...more });
  expect(status, JSON.stringify(body)).toBe(200);
  return (body as { id: string }).id;
};
const open = async (page: Page, id: string, name: string) => {
  await page.goto(`${world.url}/contacts/${id}`);
  await expect(page.getByRole('heading', { name: new RegExp(name), level: 1 })).toBeVisible();
};

test('A colleague’s change, comment and visit of a contact appear without reloading', async ({ browser }) => {
  const id = await aContact('Élodie Martin', { accountId: durand().id, part: 'buyer' });
  const [claire, giulia] = [await signedIn(browser, world, world.claire), await signedIn(browser, world, world.giulia)];
  for (const page of [claire, giulia]) await open(page, id, 'Élodie Martin');
  await claire.getByRole('button', { name: /^Job title/ }).click();
  const title = giulia.locator('dd').filter({ has: giulia.getByRole('button', { name: /^Job title/ }) });
  await expect(title.getByText('Claire Dubois', { exact: true })).toBeVisible();
  await claire.keyboard.type('Head of purchasing');
  await claire.keyboard.press('Enter');
  const undo = await heldUndo(claire, 'Élodie Martin was changed');
  await expect(giulia.getByRole('button', { name: 'Job title Head of purchasing' })).toBeVisible();
  await expect(giulia.getByText('set Job title to Head of purchasing')).toBeVisible();
  await expect(giulia.getByText('put them at Boulangeries Durand as buyer')).toBeVisible();
  await undo.click();
  await expect(giulia.getByRole('button', { name: /^Job title —/ })).toBeVisible();
  await claire.getByText('Comments', { exact: true }).click();
  await claire.getByRole('textbox', { name: 'Comment on this contact' }).fill('Prefers mornings');
  await claire.keyboard.press('Control+Enter');
  await expect(giulia.getByText('Comments 1')).toBeVisible();
  await giulia.getByText('Comments 1').click();
  await expect(giulia.getByText('Prefers mornings')).toBeVisible();
});

test('A contact opens from the list, from beside it, from an account and from search', async ({ browser }) => {
  await aContact('Nadia Belkacem', { accountId: sodexia().id });
  const page = await signedIn(browser, world, world.claire);
  const isThere = async () => {
    await expect(page.getByRole('heading', { name: /Nadia Belkacem/, level: 1 })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Groupe Sodexia' })).toBeVisible();
  };
  await page.goto(`${world.url}/contacts?q=belkacem`);
  await expect(page.locator('[data-state]').filter({ hasText: 'Saved' })).toBeVisible();
  await row(page, 'Nadia Belkacem').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Open the page' }).click();
  await isThere();
  await page.getByRole('link', { name: 'Contacts' }).last().click();
  await expect(page.getByRole('heading', { name: 'Contacts', level: 1 })).toBeVisible();
  await page.goto(`${world.url}/contacts?q=belkacem`);
  await row(page, 'Nadia Belkacem').focus();
  await page.keyboard.press('Enter');
  await isThere();
  await page.getByRole('link', { name: 'Groupe Sodexia' }).click();
  // Exactly: until the account is there, the page of the contact still has a field of this name.
  await page.getByRole('button', { name: 'Nadia Belkacem', exact: true }).click();
  await page.getByRole('button', { name: 'Open the page' }).click();
  await isThere();
  await page.goto(`${world.url}/search?q=nadia`);
  await page.getByRole('link', { name: /Nadia Belkacem/ }).click();
  await isThere();
});

test('A person is put at another account from their page, and taken back from there', async ({ browser }) => {
  const id = await aContact('Paul Weber', { accountId: durand().id });
  const [claire, giulia] = [await signedIn(browser, world, world.claire), await signedIn(browser, world, world.giulia)];
  for (const page of [claire, giulia]) await open(page, id, 'Paul Weber');
  await claire.getByRole('button', { name: 'Put at an account' }).click();
  await claire.getByRole('combobox', { name: 'Put at an account' }).fill('sodexia');
  await claire.getByRole('option', { name: 'Groupe Sodexia' }).click();
  await expect(giulia.getByRole('link', { name: 'Groupe Sodexia' })).toBeVisible();
  await claire.getByRole('button', { name: 'Take away from Boulangeries Durand' }).click();
  // Until the server has answered, what would be taken back is what was done before.
  await expect(claire.getByText('Paul Weber is no longer at this account')).toBeVisible();
  await expect(giulia.getByRole('link', { name: 'Boulangeries Durand' })).toHaveCount(0);
  await claire.keyboard.press('Control+z');
  await expect(giulia.getByRole('link', { name: 'Boulangeries Durand' })).toBeVisible();
});

test('Two contacts are merged from the page of one; whoever is on the other’s page comes along, and undo brings both back', async ({
  browser,
}) => {
  const kept = await aContact('Marc Durand', { accountId: durand().id, title: 'Chef' });
  const goes = await aContact('Marc Durant', {
    accountId: sodexia().id,
    title: 'Buyer',
    emails: [{ address: 'marc@durand.example' }],
  });
  const [claire, giulia] = [await signedIn(browser, world, world.claire), await signedIn(browser, world, world.giulia)];
  await open(claire, kept, 'Marc Durand');
  await open(giulia, goes, 'Marc Durant');
  await claire.getByRole('button', { name: 'Merge', exact: true }).click();
  const dialog = claire.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'E-mail: marc@durand.example' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await dialog.getByRole('button', { name: 'Job title: Buyer' }).click();
  await dialog.getByRole('button', { name: 'Merge' }).click();
  const undo = await heldUndo(claire, 'Marc Durant was merged into Marc Durand');
  await expect(claire.getByRole('button', { name: 'Job title Buyer' })).toBeVisible();
  await expect(giulia).toHaveURL(`${world.url}/contacts/${kept}`);
  await expect(giulia.getByRole('heading', { name: /Marc Durand/, level: 1 })).toBeVisible();
  for (const name of ['Boulangeries Durand', 'Groupe Sodexia'])
    await expect(giulia.getByRole('link', { name })).toBeVisible();
  await expect(giulia.getByText('merged Marc Durant into this contact')).toBeVisible();
  await undo.click();
  await expect(giulia.getByRole('button', { name: 'Job title Chef' })).toBeVisible();
  await expect(giulia.getByRole('link', { name: 'Groupe Sodexia' })).toHaveCount(0);
  await expect(claire.getByText('Perhaps the same')).toBeVisible();
});

test('All contacts that a filter lets through get an owner in one step, and back in one', async ({ browser }) => {
  for (let at = 0; at < 130; at += 1) await aContact(`Fair visitor ${String(at).padStart(3, '0')}`);
  const page = await signedIn(browser, world, world.claire);
  await page.goto(`${world.url}/contacts?q=fair+visitor`);
  await row(page, 'Fair visitor 000').focus();
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Select all 130' }).click();
  await expect(page.getByText('130 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Assign' }).click();
  await page.getByRole('combobox', { name: 'Owner' }).fill('Giulia');
  await page.getByRole('option', { name: /Giulia Rossi/ }).click();
  const owned = async () =>
    (await world.sql`select 1 from contacts where name like 'Fair visitor %' and owner = ${world.giulia.member}`)
      .length;
  const undo = await heldUndo(page, '130 contacts were changed');
  await expect.poll(owned).toBe(130);
  await expect(row(page, 'Fair visitor 001').getByText('Giulia Rossi')).toBeVisible();
  await undo.click();
  await expect.poll(owned).toBe(0);
});

test('A contact that is not theirs is not there; one in the bin says so and comes back', async ({ browser }) => {
  const { body } = await ask(world.url, world.claire, 'POST /accounts', { name: 'Closed', visibility: 'people' });
  const hidden = await aContact('Hidden Person', { accountId: (body as { id: string }).id });
  const giulia = await signedIn(browser, world, world.giulia);
  await giulia.goto(`${world.url}/contacts/${hidden}`);
  await expect(giulia.getByRole('main').getByText('This contact is not there')).toBeVisible();
  await expect(giulia.getByText('Hidden Person')).toHaveCount(0);
  const id = await aContact('Soon Gone');
  await ask(world.url, world.claire, 'POST /contacts/bin', { contactIds: [id] });
  await open(giulia, id, 'Soon Gone');
  await expect(giulia.getByText('This contact is in the bin.')).toBeVisible();
  await giulia.getByRole('button', { name: 'Restore' }).click();
  await expect(giulia.getByText('This contact is in the bin.')).toHaveCount(0);
});

test('A list is narrowed and ordered by a custom field, and its address says so', async ({ browser }) => {
  const define = await ask(world.url, world.claire, 'POST /fields', {
    subject: 'contact',
    name: 'Seats',
    kind: 'number',
  });
  const { id } = define.body as { id: string };
  for (const [name, seats] of [
    ['Seated nine', 9],
    ['Seated ten', 10],
    ['Seated hundred', 100],
  ] as const)
    await aContact(name, { custom: { [id]: seats } });
  const page = await signedIn(browser, world, world.claire);
  await page.goto(`${world.url}/contacts?q=seated`);
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Seats' }).click();
  await page.getByRole('textbox', { name: 'Value' }).fill('ten');
  await expect(page.getByRole('button', { name: 'Apply' })).toBeDisabled();
  await page.getByRole('textbox', { name: 'Value' }).fill('10');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Seated nine')).toHaveCount(0);
  await page.getByRole('columnheader', { name: 'Seats' }).getByRole('button').click();
  const shown = () => page.locator('[data-row]').evaluateAll((rows) => rows.map((each) => each.textContent));
  await expect
    .poll(async () => (await shown()).map((text) => /ten|hundred/.exec(text)?.[0]))
    .toEqual(['ten', 'hundred']);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Seats is at least 10' })).toBeVisible();
  await expect(row(page, 'Seated hundred')).toBeVisible();
  await page.getByRole('button', { name: 'Seats is at least 10' }).click();
  await page.getByRole('textbox', { name: 'Value' }).fill('1000');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No contact fits these filters')).toBeVisible();
  await page.getByRole('button', { name: 'Remove the filter Seats' }).click();
  await expect(row(page, 'Seated nine')).toBeVisible();
});

test('A call with a person of two accounts is logged on their page, for the account it was about', async ({
  browser,
}) => {
  const id = await aContact('Karim Haddad', { accountId: durand().id });
  await ask(world.url, world.claire, `PUT /accounts/${sodexia().id}/contacts/${id}`, {});
  const page = await signedIn(browser, world, world.claire);
  await open(page, id, 'Karim Haddad');
  await page.getByRole('button', { name: 'Log a call or meeting' }).click();
  await page.getByRole('combobox', { name: 'Account' }).click();
  await page.getByRole('option', { name: 'Groupe Sodexia' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Asked for three decks');
  await page.getByRole('button', { name: 'Log it' }).click();
  await expect(page.getByText('Asked for three decks')).toBeVisible();
  await page.goto(`${world.url}/accounts/${sodexia().id}`);
  await expect(page.getByText('Asked for three decks')).toBeVisible();
});
