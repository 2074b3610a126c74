import { noteBody } from '@baton/schema/notes';
import * as Y from 'yjs';

import { ask } from '../support/people.ts';
import { startBoardWorld, type BoardWorld } from './board-world.ts';
import { contract, hand, pasteFrom, pasteHtml, picture } from './handed-files.ts';
import { openNote, type NoteScreen } from './note-screen.ts';
import { expect, test } from './test.ts';

let world: BoardWorld;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
});
test.afterAll(() => world?.stop());

const accountAt = (place: number) => world.accounts[place] as BoardWorld['accounts'][number];

/** A note with these lines, in Claire's browser. */
const beginWith = async (screen: NoteScreen, ...lines: string[]): Promise<void> => {
  await screen.page.getByRole('button', { name: 'Begin blank' }).click();
  await expect(screen.text()).toBeFocused();
  for (const [at, line] of lines.entries()) {
    if (at > 0) await screen.page.keyboard.press('Enter');
    await screen.page.keyboard.type(line);
  }
  await expect(screen.status('Saved')).toBeVisible();
};

const pictureIn = (screen: NoteScreen) => screen.text().getByRole('img', { name: 'Four à chariot' });
const cardIn = (screen: NoteScreen) => screen.text().locator('[data-node=file]');
const isDrawn = (screen: NoteScreen) =>
  expect.poll(() => pictureIn(screen).evaluate((each: HTMLImageElement) => each.naturalWidth)).toBeGreaterThan(0);
const blocksOf = (screen: NoteScreen) =>
  screen.text().evaluate((text) => [...text.children].map((each) => each.getAttribute('data-node') ?? each.tagName));
/** The names of the blocks that the log holds, replayed. */
const inLog = async (account: { id: string }): Promise<string[]> => {
  const doc = new Y.Doc();
  const rows = await world.sql<{ update: Uint8Array }[]>`select update from document_updates where document =
    (select id from notes where account = ${account.id} limit 1) order by epoch, seq`;
  for (const { update } of rows) Y.applyUpdate(doc, update);
  return noteBody(doc)
    .toArray()
    .map((each) => (each as Y.XmlElement).nodeName);
};

test('A pasted picture and a dropped file stand in the note for both, and one undo takes each back', async ({
  browser,
}) => {
  const account = accountAt(0);
  const claire = await openNote(browser, world, world.claire, account);
  await beginWith(claire, 'The oven', 'The contract');
  const giulia = await openNote(browser, world, world.giulia, account);
  await expect(giulia.text()).toContainText('The contract');
  await claire.into('The oven');
  await hand(claire, 'paste', [picture]);
  await Promise.all([isDrawn(claire), isDrawn(giulia)]);
  await hand(claire, 'drop', [contract], 'The contract');
  await expect(cardIn(giulia)).toContainText('Contrat.txt');
  await expect(cardIn(giulia)).toContainText('1 kB');
  expect(await blocksOf(giulia)).toEqual(['P', 'image', 'P', 'file']);
  const download = giulia.page.waitForEvent('download');
  await cardIn(giulia).getByRole('link', { name: 'Download Contrat.txt' }).click();
  expect((await download).suggestedFilename()).toBe('Contrat.txt');

  await claire.page.getByRole('button', { name: 'Undo my last edit' }).click();
  await expect(cardIn(giulia)).toHaveCount(0);
  await expect(pictureIn(giulia)).toHaveCount(1);
  await claire.page.getByRole('button', { name: 'Undo my last edit' }).click();
  await expect(pictureIn(giulia)).toHaveCount(0);
  await expect(giulia.text()).toContainText('The oven');
  await claire.page.getByRole('button', { name: 'Redo' }).click();
  await isDrawn(giulia);

  await giulia.page.getByRole('button', { name: 'History' }).click();
  await expect(giulia.page.locator('.note-text[aria-readonly="true"]')).toBeVisible();
  await isDrawn(giulia);
  expect([...claire.troubles, ...giulia.troubles]).toEqual([]);
});

test('Until a file has arrived nobody else sees any of it, and it keeps its place while both write', async ({
  browser,
}) => {
  const account = accountAt(1);
  const claire = await openNote(browser, world, world.claire, account);
  await beginWith(claire, 'First', 'Middle', 'Last');
  const giulia = await openNote(browser, world, world.giulia, account);
  await expect(giulia.text()).toContainText('Last');
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await claire.page.route('**/uploads/*', async (route) => {
    await released;
    await route.continue();
  });
  await claire.into('Middle');
  await hand(claire, 'paste', [picture, contract]);
  await expect(claire.text().getByText('Contrat.txt')).toBeVisible();
  await giulia.into('First');
  await giulia.page.keyboard.press('Enter');
  await giulia.page.keyboard.type('Giulia was here');
  await claire.into('Last');
  await claire.page.keyboard.type(' line');
  await expect(claire.text()).toContainText('Giulia was here');
  await expect(giulia.text()).toContainText('Last line');
  expect(await inLog(account)).toEqual(['paragraph', 'paragraph', 'paragraph', 'paragraph']);
  release();
  await expect(cardIn(giulia)).toContainText('Contrat.txt');
  expect(await blocksOf(giulia)).toEqual(['P', 'P', 'P', 'image', 'file', 'P']);
  expect(await inLog(account)).toEqual(['paragraph', 'paragraph', 'paragraph', 'image', 'file', 'paragraph']);
});

test('What cannot be sent says why: a failure can be tried again, what is too large cannot', async ({ browser }) => {
  const account = accountAt(2);
  const claire = await openNote(browser, world, world.claire, account);
  await beginWith(claire, 'Here');
  await claire.page.route('**/uploads/*', (route) => route.fulfill({ status: 500, body: '' }));
  await hand(claire, 'paste', [contract]);
  await expect(claire.text().getByRole('alert')).toBeVisible();
  await claire.page.unroute('**/uploads/*');
  await claire.text().getByRole('button', { name: 'Try again' }).click();
  await expect(cardIn(claire)).toContainText('Contrat.txt');
  const limits = await ask(world.url, world.claire, `GET /accounts/${account.id}/file-limits`);
  await claire.page.evaluate(
    (bytes) => {
      const data = new DataTransfer();
      const large = new File(['x'], 'Video.mp4', { type: 'video/mp4' });
      Object.defineProperty(large, 'size', { value: bytes });
      data.items.add(large);
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      // A page gets its own object of the file back.
      Object.defineProperty(event.clipboardData, 'files', { value: [large] });
      document.querySelector('.note-text')?.dispatchEvent(event);
    },
    (limits.body as { fileMostBytes: number }).fileMostBytes + 1,
  );
  const refused = claire.text().getByRole('alert').filter({ hasText: 'Larger than' });
  await expect(refused).toBeVisible();
  await expect(claire.text().getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await claire.text().getByRole('button', { name: 'Cancel' }).click();
  await expect(refused).toHaveCount(0);
  await expect.poll(() => inLog(account)).toEqual(['paragraph', 'file']);
});

test('A file given without a network waits in its place and goes by itself', async ({ browser }) => {
  const account = accountAt(3);
  const claire = await openNote(browser, world, world.claire, account);
  await beginWith(claire, 'On the road');
  await claire.page.context().setOffline(true);
  await expect(claire.status(/Offline/)).toBeVisible();
  await hand(claire, 'paste', [contract]);
  await expect(claire.text().getByText(/sent by itself/)).toBeVisible();
  await claire.page.context().setOffline(false);
  await expect(cardIn(claire)).toContainText('Contrat.txt');
  await expect(cardIn(claire)).toContainText('1 kB');
});

test('A file that waits on the device is there after its tab was closed, and goes to its place', async ({
  browser,
}) => {
  const { body } = await ask(world.url, world.claire, 'POST /accounts', { name: 'Pâtisserie Lenoir' });
  const account = body as { id: string };
  const claire = await openNote(browser, world, world.claire, account);
  await beginWith(claire, 'First', 'Last');
  const asked: string[] = [];
  claire.page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await claire.page.context().setOffline(true);
  await expect(claire.status(/Offline/)).toBeVisible();
  await claire.into('First');
  await hand(claire, 'paste', [contract]);
  await expect(claire.text().getByText(/It is kept on this device/)).toBeVisible();
  await claire.page.goto('about:blank');
  await claire.page.context().setOffline(false);
  await claire.open(world, account);
  await expect(cardIn(claire)).toContainText('Contrat.txt', { timeout: 20_000 });
  expect(await blocksOf(claire)).toEqual(['P', 'file', 'P']);
  const kept = () => world.sql`select from files where account = ${account.id}`;
  expect([asked, (await kept()).length]).toEqual([[], 1]);
  // It goes once: nothing is left of it on the device.
  await claire.page.reload();
  await expect(cardIn(claire)).toContainText('Contrat.txt', { timeout: 20_000 });
  expect([await blocksOf(claire), (await kept()).length]).toEqual([['P', 'file', 'P'], 1]);
});

test('Who may not see a file is told so, and not what it is called', async ({ browser }) => {
  const [secret, open] = [accountAt(4), accountAt(5)];
  const claire = await openNote(browser, world, world.claire, secret);
  await beginWith(claire, 'Secret');
  await hand(claire, 'paste', [contract, picture]);
  await expect(cardIn(claire)).toContainText('1 kB');
  await isDrawn(claire);
  await world.sql`update containers set visibility = 'people' where id = ${secret.id}`;
  const files = await world.sql<
    { id: string; name: string }[]
  >`select id, name from files where account = ${secret.id}`;
  const idOf = (name: string) => files.find((each) => each.name === name)?.id ?? '';

  // Claire copies both into a note that Giulia reads.
  await claire.open(world, open);
  await beginWith(claire, 'Copied:');
  await pasteHtml(
    claire,
    `<div data-node="file" data-file="${idOf('Contrat.txt')}" data-name="Contrat.txt"></div>
     <figure data-node="image" data-file="${idOf('Four à chariot.png')}"></figure>`,
  );
  await expect(cardIn(claire)).toContainText('1 kB');
  const giulia = await openNote(browser, world, world.giulia, open);
  const closed = giulia.text().getByText('This file is not open to you, or it is no longer there.');
  await expect(closed).toHaveCount(2);
  await expect(giulia.text()).not.toContainText('Contrat');
  await expect(cardIn(giulia).getByRole('link')).toHaveCount(0);
});

test('What is pasted from Word, Google Docs and sheets is the same text for a colleague', async ({ browser }) => {
  const { body } = await ask(world.url, world.claire, 'POST /accounts', { name: 'Moulins de Savoie' });
  const account = body as { id: string };
  const claire = await openNote(browser, world, world.claire, account);
  await beginWith(claire, '');
  const giulia = await openNote(browser, world, world.giulia, account);
  await expect(giulia.text()).toBeVisible();
  for (const program of ['word', 'google-docs', 'excel', 'google-sheets']) {
    await pasteFrom(claire, program);
    await claire.page.keyboard.press('Control+End');
    await claire.page.getByRole('button', { name: 'Go on writing at the end' }).click();
  }
  await expect(giulia.text().getByRole('table')).toHaveCount(4);
  await expect(giulia.text().getByRole('heading', { name: 'Visite chez Boulangeries Durand' })).toBeVisible();
  await expect(giulia.text().getByRole('listitem').filter({ hasText: 'Four à chariot' })).toContainText('triphasé');
  await expect(giulia.text().getByRole('cell', { name: '12 400,00 €' }).locator('em')).toBeVisible();
  await expect(giulia.text().getByRole('checkbox', { checked: true })).toHaveCount(1);
  expect(await pictureIn(giulia).count()).toBe(0);
  expect([...claire.troubles, ...giulia.troubles]).toEqual([]);
});

test('Pictures whose bytes lie in what is pasted are kept below the text, and it is said which could not be', async ({
  browser,
}) => {
  const { body } = await ask(world.url, world.claire, 'POST /accounts', { name: 'Fournil du Lac' });
  const claire = await openNote(browser, world, world.claire, body as { id: string });
  await beginWith(claire, '');
  const data = `data:image/png;base64,${picture.base64}`;
  await pasteHtml(
    claire,
    `<p>The plan of the shop</p><p><img alt="Plan" src="${data}"></p><p><img src="file:///C:/clip_image001.png"></p>`,
  );
  // It is said in passing.
  await expect(claire.page.getByText('A picture could not be taken along')).toBeVisible();
  await expect(claire.text()).toContainText('The plan of the shop');
  await expect(claire.text().getByRole('img', { name: 'Plan' })).toBeVisible();
  expect(claire.troubles).toEqual([]);
});
