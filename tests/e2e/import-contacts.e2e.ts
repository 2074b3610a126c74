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

const cards = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'FN:Hélène Lefèvre',
  'ORG:Fours Lefèvre',
  'TITLE:Head of purchasing',
  'EMAIL;TYPE=WORK:helene@lefevre.example',
  'TEL;TYPE=CELL:+33 6 12 34 56 78',
  'NOTE:Met at the fair',
  'END:VCARD',
  'BEGIN:VCARD',
  'VERSION:4.0',
  'FN:Luca Bianchi',
  'TEL:ask at the desk',
  'END:VCARD',
  '',
].join('\r\n');

test('An administrator imports an address book from the contacts page, told what has no place, and takes it back', async ({
  browser,
}) => {
  const page = await signedIn(browser, world, world.claire);
  await page.goto(`${world.url}/contacts`);
  await page.getByRole('button', { name: 'Import and export' }).click();
  await page.getByRole('menuitem', { name: 'Import from CSV or vCard…' }).click();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'book.vcf', mimeType: 'text/vcard', buffer: Buffer.from(cards) });
  await page.getByRole('textbox', { name: /^Source/ }).fill('Address book');
  await page.getByRole('button', { name: 'Check files' }).click();
  const finding = (words: string) => expect(page.getByRole('listitem').filter({ hasText: words })).toBeVisible();
  await finding('The column “NOTE” has no place here');
  await finding('“ask at the desk” cannot be read as Phone');
  await finding('“Fours Lefèvre” is in no list (Account)');
  await page.getByRole('button', { name: 'Import 3 records' }).click();
  await expect(page.getByText('The import is done.')).toBeVisible({ timeout: 30_000 });
  const people = () => world.sql`select c.name, a.name as account, l.part from contacts c
    left join account_contacts l on l.workspace = c.workspace and l.contact = c.id
    left join accounts a on a.workspace = l.workspace and a.id = l.account order by c.name`;
  expect([...(await people())]).toEqual([
    { name: 'Hélène Lefèvre', account: 'Fours Lefèvre', part: 'Head of purchasing' },
    { name: 'Luca Bianchi', account: null, part: null },
  ]);
  await page.getByRole('button', { name: 'Undo import' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Undo import' }).click();
  await expect(page.getByText('3 records taken back')).toBeVisible({ timeout: 30_000 });
  expect(await people()).toHaveLength(0);
});
