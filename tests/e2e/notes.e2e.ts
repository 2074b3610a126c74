import { noteBody, noteText, readNote } from '@baton/schema/notes';
import * as Y from 'yjs';

import { liveClient } from '../support/live-client.ts';
import { ask } from '../support/people.ts';
import { scriptPayloads } from '../support/script-payloads.ts';
import { startBoardWorld, type BoardWorld } from './board-world.ts';
import { openNote, type NoteScreen } from './note-screen.ts';
import { expect, test } from './test.ts';

let world: BoardWorld;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
});
test.afterAll(() => world?.stop());

const accountAt = (place: number) => {
  const account = world.accounts[place];
  if (!account) throw new Error('no such account');
  return account;
};

const begin = async (screen: NoteScreen): Promise<void> => {
  await screen.page.getByRole('button', { name: 'Begin blank' }).click();
  await expect(screen.text()).toBeFocused();
};

const noteOf = async (account: { id: string }): Promise<string> => {
  const [row] = await world.sql<{ id: string }[]>`select id from notes where account = ${account.id}`;
  return row?.id ?? '';
};

/** What the log says, replayed. */
const inLog = async (note: string): Promise<string> => {
  const doc = new Y.Doc();
  const rows = await world.sql<{ update: Uint8Array }[]>`
    select update from document_updates where document = ${note} order by epoch, seq`;
  for (const { update } of rows) Y.applyUpdate(doc, update);
  return noteText(readNote(doc));
};

test('Two people write one note at once, see where the other is, and each takes back their own', async ({
  browser,
}) => {
  const account = accountAt(0);
  const claire = await openNote(browser, world, world.claire, account);
  await begin(claire);
  await claire.page.keyboard.type('Opens in May');
  await claire.page.keyboard.press('Enter');
  await claire.page.keyboard.type('No delivery before six');
  const giulia = await openNote(browser, world, world.giulia, account);
  await expect(giulia.text()).toContainText('No delivery before six');
  await giulia.into('Opens in May');
  await claire.into('No delivery before six');
  await Promise.all([
    giulia.page.keyboard.type(', in the old bakery', { delay: 15 }),
    claire.page.keyboard.type(', they said so twice', { delay: 15 }),
  ]);
  for (const screen of [claire, giulia]) {
    await expect(screen.text()).toContainText('Opens in May, in the old bakery');
    await expect(screen.text()).toContainText('No delivery before six, they said so twice');
  }
  await expect(claire.page.locator('.caret-name', { hasText: 'Giulia Rossi' })).toBeAttached();
  await expect(claire.page.locator('.caret[data-moved]')).toHaveCount(0);
  // Who wants not to see the others' places hides them; who is quiet is seen by nobody, and what they write arrives.
  const caret = claire.page.locator('.caret');
  const choose = async (carets: 'Hidden' | 'Shown') => {
    await claire.page.getByTitle('Your account').click();
    await claire.page.getByRole('menuitemradio', { name: carets }).click();
  };
  await choose('Hidden');
  await expect(caret).toBeHidden();
  await choose('Shown');
  await expect(caret).toBeVisible();
  const until = new Date(Date.now() + 3_600_000).toISOString();
  expect((await ask(world.url, world.giulia, 'PATCH /notifications', { quietUntil: until })).status).toBe(200);
  await expect(caret).toHaveCount(0);

  // Giulia takes back all that she has written, and nothing of what Claire has.
  // How many steps that is depends on how fast she typed.
  await expect(async () => {
    await giulia.page.keyboard.press('ControlOrMeta+z');
    await expect(giulia.text()).not.toContainText('Opens in May,', { timeout: 250 });
  }).toPass();
  await expect(claire.text()).not.toContainText('old bakery');
  await expect(claire.text()).toContainText('No delivery before six, they said so twice');
  await expect(claire.status('Saved')).toBeVisible();
  const note = await noteOf(account);
  // Her last step back may still be on its way.
  await expect.poll(() => inLog(note)).toBe('Opens in May\nNo delivery before six, they said so twice');
  expect([...claire.troubles, ...giulia.troubles]).toEqual([]);
});

test('What is written without a network survives a reload and is sent later', async ({ browser }) => {
  const account = accountAt(1);
  const claire = await openNote(browser, world, world.claire, account);
  await begin(claire);
  await claire.page.keyboard.type('Before');
  await expect(claire.status('Saved')).toBeVisible();
  let blocked = true;
  await claire.page.context().routeWebSocket(/\/collab/, (socket) => {
    if (blocked) void socket.close({ code: 1013, reason: 'try-again' });
    else socket.connectToServer();
  });
  await claire.page.reload();
  await expect(claire.status('Offline')).toBeVisible();
  await expect(claire.text()).toContainText('Before');
  await claire.into('Before');
  // In one go, so that the count says when all of it is on the device.
  await claire.page.keyboard.insertText(', and in the train');
  await expect(claire.status('Offline · 1 change kept on this device')).toBeVisible();
  await claire.page.reload();
  await expect(claire.text()).toContainText('Before, and in the train');
  blocked = false;
  await expect(claire.status('Saved')).toBeVisible({ timeout: 40_000 });
  expect(await inLog(await noteOf(account))).toBe('Before, and in the train');
});

test('A page is added, named, found by the slash menu in two languages, and put away', async ({ browser }) => {
  const claire = await openNote(browser, world, world.claire, accountAt(2), { locale: 'fr-FR' });
  const { page } = claire;
  await page.getByRole('button', { name: 'Commencer avec les rubriques habituelles' }).click();
  await expect(claire.text()).toContainText('Ce qu’ils attendent');
  await page.getByRole('button', { name: 'Nouvelle page' }).click();
  const title = page.getByLabel('Titre de la page');
  await expect(title).toBeVisible();
  // Its tab is named at once: until then the server does not tell of it.
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const list = /\/api\/v1\/accounts\/[^/]+\/notes/;
  await page.route(list, async (route) => {
    await released;
    await route.continue();
  });
  await title.fill('Visite de mai');
  await title.press('Enter');
  await expect(claire.text()).toBeFocused();
  await expect(page.getByRole('button', { name: 'Visite de mai' })).toBeVisible();
  release();
  await page.keyboard.type('/titre');
  await expect(page.getByRole('option')).toHaveCount(3);
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('Backspace');
  await expect(page.getByRole('option')).not.toHaveCount(3);
  await page.keyboard.type('heading');
  await expect(page.getByRole('option')).toHaveCount(3);
  await expect(page.getByRole('option', { name: 'Titre 1' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Points vus');
  await expect(claire.text().locator('h1')).toHaveText('Points vus');
  // Esc leaves what was typed.
  await page.keyboard.press('Enter');
  await page.keyboard.type('et/ou /ta');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option')).toHaveCount(0);
  await expect(claire.text()).toContainText('et/ou /ta');
  await expect(page.getByRole('button', { name: 'Visite de mai' })).toBeVisible();
  await page.getByRole('button', { name: 'Autres actions sur cette page' }).click();
  await page.getByRole('menuitem', { name: 'Archiver' }).click();
  await expect(page.getByRole('button', { name: 'Visite de mai' })).toHaveCount(0);
  await expect(claire.text()).toContainText('Ce qu’ils attendent');
});

test('[P17] nothing that somebody writes into a note runs in the browser of another', async ({ browser }) => {
  test.setTimeout(180_000);
  const account = accountAt(3);
  const claire = await openNote(browser, world, world.claire, account);
  const fired: string[] = [];
  await claire.page.exposeFunction('fired', (what: string) => void fired.push(what));
  await begin(claire);
  const note = await noteOf(account);

  // Through raw updates: as letters, and as every attribute that is shown.
  const hostile = liveClient({ url: world.url, as: world.giulia, document: `note:${note}`, flushDelay: 50 });
  await hostile.synced();
  for (const [at, payload] of scriptPayloads.entries()) {
    const paragraph = new Y.XmlElement('paragraph');
    const inline = new Y.XmlElement(['mention', 'record', 'date'][at % 3]);
    for (const key of ['label', 'target', 'day', 'kind']) inline.setAttribute(key, payload.slice(0, 2_000));
    paragraph.insert(0, [new Y.XmlText(payload), inline]);
    noteBody(hostile.doc).push([paragraph]);
    if (at % 20 === 19) await hostile.saved();
  }
  hostile.doc.getMap('meta').set('title', scriptPayloads[0]);
  await hostile.saved();
  expect(hostile.refusals).toEqual([]);
  hostile.leave();
  await expect(claire.text()).toContainText('window.fired');
  await claire.page.reload();
  await expect(claire.text()).toContainText('window.fired');

  // Through the clipboard, into Claire's own note.
  await claire.text().locator('p').first().click();
  for (const payload of scriptPayloads) {
    await claire.text().evaluate((element, html) => {
      const data = new DataTransfer();
      data.setData('text/html', `<p>pasted ${html}</p>`);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, payload);
  }
  await expect(claire.text()).toContainText('pasted');
  for (const link of (await claire.text().locator('a').all()).slice(0, 20))
    expect(await link.getAttribute('href')).toMatch(/^(https?:|mailto:|tel:|\/(?!\/)|$)/);
  expect(
    await claire.text().locator('script, iframe, object, embed, svg, style, [onerror], [onload], [onclick]').count(),
  ).toBe(0);
  expect(fired).toEqual([]);
  expect(claire.troubles).toEqual([]);

  // The control: put into a page as they are, they do run.
  const control = await browser.newPage();
  let ran = 0;
  await control.exposeFunction('fired', () => void (ran += 1));
  for (const payload of scriptPayloads.slice(0, 120))
    await control.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), payload);
  await expect.poll(() => ran).toBeGreaterThan(5);
  await control.close();
});
