import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { signedIn } from './board-screen.ts';
import { startBoardWorld, type BoardWorld } from './board-world.ts';
import { expect, test } from './test.ts';
import { heldUndo } from './way-back.ts';

let world: BoardWorld;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
});
test.afterAll(() => world?.stop());

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const aPdf = Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj
trailer<</Root 1 0 R>>`);

const filesOf = (account: number) => `${world.url}/accounts/${world.accounts[account]?.id}?tab=files`;
const open = async (page: Page, account = 0): Promise<void> => {
  await page.goto(filesOf(account));
  await expect(page.getByRole('button', { name: /^(Add files|Ajouter des fichiers|Aggiungi file)$/ })).toBeEnabled();
};
const choose = (page: Page, name: string, buffer: Buffer, mimeType = 'application/octet-stream') =>
  page.locator('input[type=file][multiple]').setInputFiles({ name, mimeType, buffer });
const rowOf = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });
const act = async (page: Page, name: string, action: string): Promise<void> => {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
};
/** Drops or pastes files as a person does; a page cannot tell who made the event. */
const hand = (page: Page, how: 'drop' | 'paste', name: string, text: string) =>
  page.evaluate(
    ([kind, fileName, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content], fileName, { type: 'text/plain' }));
      const target = kind === 'drop' ? document.querySelector('main input[type=file]')?.parentElement : document.body;
      const event =
        kind === 'drop'
          ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
          : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      target?.dispatchEvent(event);
    },
    [how, name, text] as const,
  );

test('Support adds a contract and sales sees it without reloading', async ({ browser }) => {
  const claire = await signedIn(browser, world, world.claire);
  const giulia = await signedIn(browser, world, world.giulia);
  await open(giulia);
  await expect(giulia.getByText('No files yet')).toBeVisible();
  await open(claire);
  await choose(claire, 'Contrat 2027.pdf', aPdf);
  await expect(rowOf(giulia, 'Contrat 2027.pdf')).toContainText('Claire Dubois');
  await hand(claire, 'drop', 'Compte rendu.txt', 'Dropped by Claire');
  await expect(rowOf(giulia, 'Compte rendu.txt')).toBeVisible();
  await hand(claire, 'paste', 'Image.txt', 'Pasted by Claire');
  await expect(rowOf(giulia, 'Image.txt')).toBeVisible();

  await giulia.getByRole('button', { name: 'Compte rendu.txt', exact: true }).click();
  await expect(giulia.getByRole('dialog').getByText('Dropped by Claire')).toBeVisible();
  await giulia.keyboard.press('Escape');
  await expect(giulia.getByRole('dialog')).toHaveCount(0);
});

test('A member renames a file, adds a version, archives it and takes that back', async ({ browser }) => {
  const claire = await signedIn(browser, world, world.claire);
  const giulia = await signedIn(browser, world, world.giulia);
  await Promise.all([open(claire, 1), open(giulia, 1)]);
  await choose(claire, 'plan.txt', Buffer.from('first state'));
  await expect(rowOf(giulia, 'plan.txt')).toBeVisible();
  await act(claire, 'plan.txt', 'Rename');
  await claire.getByRole('dialog').getByLabel('Name').fill('../Plan d’accès.txt');
  await claire.keyboard.press('Enter');
  await expect(rowOf(giulia, 'Plan d’accès.txt')).toBeVisible();
  const chooser = giulia.waitForEvent('filechooser');
  await act(giulia, 'Plan d’accès.txt', 'Add a new version');
  await (await chooser).setFiles({ name: 'other.png', mimeType: 'image/png', buffer: png });
  await expect(rowOf(claire, 'Plan d’accès.txt')).toContainText('Version 2');
  await claire.getByRole('button', { name: 'Plan d’accès.txt', exact: true }).click();
  const dialog = claire.getByRole('dialog');
  await expect(dialog.getByRole('img')).toBeVisible();
  await dialog.getByRole('button', { name: /Version 1/ }).click();
  await expect(dialog.getByText('first state')).toBeVisible();
  await claire.keyboard.press('Escape');

  await act(claire, 'Plan d’accès.txt', 'Archive');
  const undo = await heldUndo(claire, 'Plan d’accès.txt is in the bin');
  await expect(rowOf(giulia, 'Plan d’accès.txt')).toHaveCount(0);
  await undo.click();
  await expect(rowOf(giulia, 'Plan d’accès.txt')).toBeVisible();
  await act(giulia, 'Plan d’accès.txt', 'Archive');
  await expect(rowOf(claire, 'Plan d’accès.txt')).toHaveCount(0);
  await claire.getByRole('button', { name: 'Bin' }).click();
  await act(claire, 'Plan d’accès.txt', 'Restore');
  await expect(rowOf(giulia, 'Plan d’accès.txt')).toBeVisible();
});

test('A file that cannot be sent says why, and arrives whole when it is tried again', async ({ browser }) => {
  const claire = await signedIn(browser, world, world.claire);
  await open(claire, 2);
  await choose(claire, 'film.mov', Buffer.alloc(26 * 1024 ** 2));
  await expect(rowOf(claire, 'film.mov').getByRole('alert')).toContainText('Larger than');
  await expect(rowOf(claire, 'film.mov').getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await rowOf(claire, 'film.mov').getByRole('button', { name: 'Cancel' }).click();
  await expect(rowOf(claire, 'film.mov')).toHaveCount(0);

  await world.kill();
  await choose(claire, 'lost.txt', Buffer.from('sent while nobody listened'));
  await expect(rowOf(claire, 'lost.txt').getByRole('alert')).toBeVisible();
  await expect(claire.getByText('You are offline. Files can be added')).toBeVisible();
  await world.start();
  await rowOf(claire, 'lost.txt').getByRole('button', { name: 'Try again' }).click();
  await expect(rowOf(claire, 'lost.txt')).toContainText('Claire Dubois');
  await claire.getByRole('button', { name: 'lost.txt', exact: true }).click();
  await expect(claire.getByRole('dialog').getByText('sent while nobody listened')).toBeVisible();
});

test('A member lets go of a file that is being sent', async ({ browser }) => {
  const claire = await signedIn(browser, world, world.claire);
  await open(claire, 3);
  await claire.route('**/uploads/*', () => new Promise(() => undefined));
  await choose(claire, 'big.bin', Buffer.alloc(1024 ** 2, 1));
  await expect(claire.getByRole('progressbar', { name: 'Sending big.bin' })).toBeVisible();
  await rowOf(claire, 'big.bin').getByRole('button', { name: 'Cancel' }).click();
  await expect(claire.getByText('No files yet')).toBeVisible();
});

test('A reader sees files and may change none; a stranger sees none', async ({ browser }) => {
  const [account] = world.accounts.slice(4);
  await world.sql`update containers set visibility = 'people' where id = ${account?.id ?? ''}`;
  await world.sql`insert into grants values (${world.workspace.id}, ${account?.id ?? ''}, 'member', ${world.giulia.member}, 'read')`;
  const claire = await signedIn(browser, world, world.claire);
  await open(claire, 4);
  await choose(claire, 'note.txt', Buffer.from('hello'));
  await expect(rowOf(claire, 'note.txt')).toBeVisible();
  const giulia = await signedIn(browser, world, world.giulia);
  await giulia.goto(filesOf(4));
  await expect(rowOf(giulia, 'note.txt')).toBeVisible();
  await expect(giulia.getByRole('button', { name: 'Add files' })).toBeDisabled();
  await expect(giulia.getByText('You may read these files')).toBeVisible();
  await giulia.getByRole('button', { name: 'Actions for note.txt' }).click();
  await expect(giulia.getByRole('menuitem')).toHaveText(['Look at it', 'Download']);
  const ines = await signedIn(browser, world, world.ines);
  await ines.goto(filesOf(4));
  await expect(ines.getByText('This account is not there').first()).toBeVisible();
});

test('A file is reached, shown and archived by keyboard alone', async ({ browser }) => {
  const claire = await signedIn(browser, world, world.claire);
  await open(claire, 5);
  await choose(claire, 'keys.txt', Buffer.from('by keyboard'));
  await claire.getByRole('button', { name: 'keys.txt', exact: true }).focus();
  await claire.keyboard.press('Enter');
  await expect(claire.getByRole('dialog').getByText('by keyboard')).toBeVisible();
  await claire.keyboard.press('Escape');
  await expect(claire.getByRole('button', { name: 'keys.txt', exact: true })).toBeFocused();
  await claire.keyboard.press('Tab');
  await claire.keyboard.press('Enter');
  // A menu takes keys once it has the focus.
  await expect(claire.getByRole('menuitem').first()).toBeFocused();
  await claire.keyboard.press('ArrowUp');
  await expect(claire.getByRole('menuitem').last()).toBeFocused();
  await claire.keyboard.press('Enter');
  await expect(claire.getByText('No files yet')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`Files and their preview have no serious accessibility fault in the ${colorScheme} theme`, async ({
    browser,
  }) => {
    const claire = await signedIn(browser, world, world.claire, { colorScheme });
    await open(claire, 0);
    const name = `Seen in the ${colorScheme}.txt`;
    await choose(claire, name, Buffer.from('To be looked at'));
    const faults = async () => {
      const { violations } = await new AxeBuilder({ page: claire }).analyze();
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    };
    await expect(rowOf(claire, name)).toBeVisible();
    expect(await faults()).toEqual([]);
    await claire.getByRole('button', { name, exact: true }).click();
    await expect(claire.getByRole('dialog').getByText('To be looked at')).toBeVisible();
    expect(await faults()).toEqual([]);
  });
}

test('A rep in French on a phone has room for every file', async ({ browser }) => {
  const page = await signedIn(browser, world, world.claire, {
    viewport: { width: 390, height: 844 },
    locale: 'fr-FR',
    hasTouch: true,
    isMobile: true,
  });
  await open(page, 0);
  await choose(page, `${'Offre de fourniture et de pose '.repeat(5)}.pdf`, aPdf);
  await expect(rowOf(page, 'Offre de fourniture')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
