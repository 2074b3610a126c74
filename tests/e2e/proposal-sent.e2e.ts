import { randomBytes } from 'node:crypto';

import { AxeBuilder } from '@axe-core/playwright';
import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import { addLine, makeAlternative } from '@baton/schema/pricing';
import { proposalShape, type ProposalDetail } from '@baton/schema/proposals';
import type { LineId } from '@baton/schema/shared';
import type { Browser, BrowserContextOptions, Locator, Page } from '@playwright/test';

import { liveClient } from '../support/live-client.ts';
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

const asClaire = async <Body>(route: `${'POST' | 'GET' | 'PATCH'} /${string}`, body?: object): Promise<Body> => {
  const answer = await ask(world.url, world.claire, route, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body as Body;
};

const tax = { category: 'standard', rate: '20' } as const;

/** A priced proposal for somebody who is reached by mail: an oven, one of two installations, and an optional training. */
const priced = async (language: 'en' | 'fr' | 'it', validUntil: string | null): Promise<ProposalDetail> => {
  const [account] = world.accounts;
  const contact = await asClaire<{ id: string }>('POST /contacts', {
    name: 'Marc Durand',
    accountId: account?.id,
    emails: [{ address: `marc.${randomBytes(4).toString('hex')}@durand.example`, label: 'work' }],
  });
  const subject = { kind: 'account', id: account?.id };
  const begun = { subject, title: 'Two ovens', language, contactId: contact.id, validUntil, currency: 'EUR' };
  const made = await asClaire<ProposalDetail>('POST /proposals', begun);
  const tab = liveClient({ url: world.url, as: world.claire, document: `proposal:${made.id}`, shape: proposalShape });
  await tab.synced();
  const add = (line: object): LineId => {
    const id = newId() as LineId;
    addLine(tab.doc, { id, tax, ...line }, {}, Math.random);
    return id;
  };
  add({ text: 'Deck oven', unitPrice: '1000', quantity: '2' });
  const standard = add({ text: 'Standard installation', unitPrice: '300' });
  makeAlternative(tab.doc, add({ text: 'Installation by night', unitPrice: '500' }), standard);
  add({ text: 'Training', unitPrice: '200', optional: true });
  add({ text: 'Service', unitPrice: '50', recurrence: 'month' });
  await tab.saved();
  tab.leave();
  return made;
};

const linkTo = async (id: string): Promise<string> => {
  const token = randomBytes(16).toString('base64url');
  await asClaire(`POST /proposals/${id}/links`, { token });
  return `${world.url}/p/${token}`;
};

const customer = async (browser: Browser, options: BrowserContextOptions = {}): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, locale: 'en-GB', ...options });
  return context.newPage();
};

const expectAccessible = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => String(target)).join(', ')}`)).toEqual(
    [],
  );
};

/** What is known about is ticked, as long as there is some: warnings come and go with what is checked. */
const knowing = (dialog: Locator) =>
  expect(async () => {
    for (const warning of await dialog.getByRole('checkbox').all()) await warning.check({ timeout: 1_000 });
    await expect(dialog.getByRole('button', { name: 'Send now' })).toBeEnabled({ timeout: 1_000 });
  }).toPass();

const whole = (page: Page) => page.locator('.prices [data-sum="once"] .whole');

test('On a phone, in the dark, a customer reads, chooses and signs by hand; links that lead nowhere are all alike', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const made = await priced('fr', '2099-12-31');
  await asClaire(`POST /proposals/${made.id}/send`, { despite: ['unfilled'] });
  const page = await customer(browser, { colorScheme: 'dark', locale: 'it', viewport: { width: 390, height: 844 } });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const link = await linkTo(made.id);
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two ovens');
  await expect(page.getByText('Valable jusqu’au')).toBeVisible();
  await expect(whole(page)).toContainText('2 760,00', { useInnerText: true });
  await page.getByRole('combobox', { name: 'Langue' }).selectOption('it');
  await expect(page.getByText('Valida fino al')).toBeVisible();

  await page.getByRole('checkbox', { name: /Training/ }).check();
  await page.getByRole('radio', { name: /Installation by night/ }).check();
  await expect(whole(page)).toContainText('3240,00');
  await page.getByRole('button', { name: 'Accetta e firma' }).click();
  await page.getByRole('button', { name: /^Accetta e firma: 3240,00/ }).click();
  await expect(page.getByRole('textbox', { name: 'Nome e cognome' })).toBeFocused();
  await page.keyboard.type('Marc Durand');
  await page.getByRole('radio', { name: 'Disegnata a mano' }).check();
  await page.getByRole('checkbox', { name: /^Accetto la proposta/ }).check();
  await page.getByRole('button', { name: /^Accetta e firma: / }).click();
  await expect(page.getByText('Firmare nel campo')).toBeVisible();
  await expectAccessible(page);
  // Where it stands once nothing scrolls any more.
  const drawing = page.locator('.drawing');
  await drawing.hover({ position: { x: 40, y: 40 } });
  const field = await drawing.boundingBox();
  if (!field) throw new Error('there is no field to sign in');
  await page.mouse.down();
  await page.mouse.move(field.x + 160, field.y + 90, { steps: 6 });
  await page.mouse.up();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: /^Accetta e firma: / }).click();
  await expect(page.getByRole('status').getByText(/Accettata e firmata da Marc Durand/)).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /Training/ })).toBeDisabled();
  await expect(page.getByRole('img', { name: /Marc Durand/ })).toBeVisible();
  await expectAccessible(page);
  const [paper] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'PDF' }).click()]);
  expect(paper.suggestedFilename()).toBe(`${made.number}.pdf`);
  expect(await paper.failure()).toBeNull();
  await page.getByRole('button', { name: 'Non contare' }).click();
  await expect(page.getByText('La Sua lettura non viene contata')).toBeVisible();
  expect(await page.context().cookies()).toEqual([]);
  expect(
    asked.filter(
      (path) => !/^\/(p\/|api\/v1\/p\/|assets\/(customer|source-sans|source-serif)|before-paint|mark)/.test(path),
    ),
  ).toEqual([]);
  const [version] = (await asClaire<ProposalDetail>(`GET /proposals/${made.id}`)).versions;
  expect(version).toMatchObject({ state: 'accepted', answer: { name: 'Marc Durand', signature: { kind: 'drawn' } } });
  expect(version?.answer).toMatchObject({ sums: [{ recurrence: 'once', total: 324_000 }, { recurrence: 'month' }] });

  const texts: string[] = [];
  await asClaire(`POST /proposals/${made.id}/links/revoke`, {});
  for (const path of [link, `${world.url}/p/${'A'.repeat(22)}`, `${world.url}/p/no-token`]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'Questo link non porta da nessuna parte' })).toBeVisible();
    texts.push(await page.locator('body').innerText());
  }
  expect(new Set(texts).size).toBe(1);
});

test('A proposal is sent once nothing is missing, answered in place, and its links are made and revoked', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const made = await priced('en', null);
  const claire = await signedIn(browser, world, world.claire);
  await claire.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await claire.goto(`${world.url}/proposals/${made.id}`);
  const steps = claire.getByRole('list', { name: 'How far it has come' });
  await expect(steps.locator('[aria-current]')).toContainText('Draft');
  await claire.getByRole('button', { name: 'Send…' }).click();
  const dialog = claire.getByRole('dialog', { name: `Send ${made.number}` });
  const now = dialog.getByRole('button', { name: 'Send now' });
  await expect(now).toBeDisabled();
  await dialog.getByRole('button', { name: 'Go there: No last day' }).click();
  await expect(dialog.getByLabel('Valid until')).toBeFocused();
  await claire.keyboard.type('2099-12-31');
  await claire.keyboard.press('Enter');
  await expect(dialog.locator('[data-missing="no-expiry"]')).toHaveCount(0);
  await dialog.getByLabel('A few words for the e-mail').fill('As we said on the phone.');
  await knowing(dialog);
  await expectAccessible(claire);
  await now.click();
  await expect(claire.getByText('Sent to Marc Durand').first()).toBeVisible();
  await expect(steps.locator('[aria-current]')).toContainText('Sent');
  const versions = claire.getByRole('region', { name: 'Versions' });
  await expect(versions.locator('[data-sent="1"]')).toContainText('One link leads to it');

  await versions.getByRole('button', { name: 'Copy a new link' }).click();
  await expect(versions.locator('[data-sent="1"]')).toContainText('2 links lead to it');
  const copied = () => claire.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain('/p/');
  const link = await copied();
  const marc = await customer(browser);
  await marc.clock.install();
  await marc.goto(link);
  await expect(marc.getByRole('heading', { level: 1 })).toHaveText('Two ovens');
  await marc.clock.runFor(31_000);
  const read = async () =>
    (
      await asClaire<{ versions: { sections: { seconds: number }[] }[] }>(`GET /proposals/${made.id}/tracking`)
    ).versions[0]?.sections.reduce((total, { seconds }) => total + seconds, 0);
  // The page begins to count a moment after it stands there.
  await expect
    .poll(async () => {
      await marc.clock.runFor(3_000);
      return read();
    })
    .toBe(30);
  await marc.getByLabel('Your message').fill('Could it be here in May?');
  await marc.keyboard.press('Control+Enter');
  await expect(marc.getByText('Your message is sent.')).toBeVisible();
  await expect(steps.locator('[aria-current]')).toContainText('Opened');
  const talk = claire.getByRole('region', { name: 'With the customer' });
  await expect(talk.locator('[data-by="customer"]')).toContainText('Could it be here in May?');
  await talk.getByLabel('Message to Marc Durand').fill('Yes.');
  await talk.getByRole('button', { name: 'Send to Marc Durand' }).click();
  await expect(talk.locator('[data-by="seller"]')).toContainText('Yes.');
  await marc.reload();
  await expect(marc.locator('.talk .seller')).toContainText('Yes.');

  // What is sent again takes its place; the page that is still open says so, and nothing can be accepted there.
  await claire.getByRole('button', { name: 'Send again…' }).click();
  const again = claire.getByRole('dialog', { name: `Send ${made.number}, version 2` });
  await knowing(again);
  await again.getByRole('button', { name: 'Send now' }).click();
  await expect(versions.locator('[data-sent="1"]')).toContainText('Replaced');
  await marc.getByRole('button', { name: 'Decline' }).click();
  await marc.getByRole('radio', { name: 'The price' }).check();
  await marc.getByRole('form', { name: 'Decline' }).getByRole('button', { name: 'Decline' }).click();
  await expect(marc.getByText('A newer version has taken the place of this one.')).toBeVisible();

  await versions.getByRole('button', { name: 'Revoke all links' }).click();
  await claire.getByRole('alertdialog').getByRole('button', { name: 'Revoke all links' }).click();
  await expect(versions.locator('[data-sent="2"]')).toContainText('No link leads to it');
  await marc.reload();
  await expect(marc.getByRole('heading', { name: 'This link leads nowhere' })).toBeVisible();
});
