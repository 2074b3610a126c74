import { randomBytes } from 'node:crypto';

import { AxeBuilder } from '@axe-core/playwright';
import { proposalShape, type ProposalDetail } from '@baton/schema/proposals';
import type { Page } from '@playwright/test';
import * as Y from 'yjs';

import { liveClient } from '../support/live-client.ts';
import { ask } from '../support/people.ts';
import { signedIn } from './board-screen.ts';
import { startBoardWorld, type BoardWorld } from './board-world.ts';
import { TalkScreen } from './talk-screen.ts';
import { expect, test } from './test.ts';

let world: BoardWorld;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
});
test.afterAll(() => world?.stop());

const asClaire = async <Body>(route: `${'POST' | 'GET'} /${string}`, body?: object): Promise<Body> => {
  const answer = await ask(world.url, world.claire, route, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body as Body;
};

const paragraph = (text: string): Y.XmlElement => {
  const made = new Y.XmlElement('paragraph');
  made.insert(0, [new Y.XmlText(text)]);
  return made;
};

/** Three lines for somebody who is reached by mail. */
const written = async (): Promise<ProposalDetail> => {
  const [account] = world.accounts;
  const address = `marc.${randomBytes(4).toString('hex')}@durand.example`;
  const contact = await asClaire<{ id: string }>('POST /contacts', {
    name: 'Marc Durand',
    accountId: account?.id,
    emails: [{ address, label: 'work' }],
  });
  const subject = { kind: 'account', id: account?.id };
  const begun = { subject, title: 'Two ovens', language: 'fr', contactId: contact.id, validUntil: '2099-12-31' };
  const made = await asClaire<ProposalDetail>('POST /proposals', { ...begun, beginning: 'blank' });
  const tab = liveClient({ url: world.url, as: world.claire, document: `proposal:${made.id}`, shape: proposalShape });
  await tab.synced();
  const body = tab.doc.getXmlFragment('body');
  body.insert(0, ['Paid in 30 days net.', 'Delivered in May.', 'As agreed.'].map(paragraph));
  await tab.saved();
  tab.leave();
  return made;
};

const expectAccessible = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => String(target)).join(', ')}`)).toEqual(
    [],
  );
};

test('An invited customer suggests other words on a phone, in the dark; they are taken over, declined, and come to nothing', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const made = await written();
  const claire = await signedIn(browser, world, world.claire);
  await claire.goto(`${world.url}/proposals/${made.id}`);
  await claire.getByRole('button', { name: 'Send…' }).click();
  const dialog = claire.getByRole('dialog', { name: `Send ${made.number}` });
  await expect(dialog.getByRole('checkbox', { name: 'Invite Marc Durand to suggest changes' })).not.toBeChecked();
  await expect(async () => {
    for (const box of await dialog.getByRole('checkbox').all()) await box.check({ timeout: 1_000 });
    await expect(dialog.getByRole('button', { name: 'Send now' })).toBeEnabled({ timeout: 1_000 });
  }).toPass();
  await dialog.getByRole('button', { name: 'Send now' }).click();
  await expect(claire.getByRole('region', { name: 'Versions' })).toContainText('May suggest changes');
  const token = randomBytes(16).toString('base64url');
  await asClaire(`POST /proposals/${made.id}/links`, { token });

  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    locale: 'fr',
    hasTouch: true,
  });
  const marc = await context.newPage();
  await marc.goto(`${world.url}/p/${token}`);
  await marc.getByRole('button', { name: 'Suggérer des modifications' }).tap();
  const suggest = async (line: string, words: string) => {
    await marc.getByRole('button', { name: `Suggérer une modification : ${line}` }).tap();
    await expect(marc.getByLabel('Il devrait dire')).toBeFocused();
    await marc.getByLabel('Il devrait dire').fill(words);
  };
  await suggest('Paid in 30 days net.', 'Paid in 45 days net.');
  await marc.getByLabel('Pourquoi').fill('Our rule');
  await expect(marc.locator('form.suggest del')).toContainText('30');
  await expectAccessible(marc);
  expect(await marc.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await marc.getByRole('button', { name: 'Envoyer la suggestion' }).tap();
  await expect(marc.locator('.suggested.open')).toContainText('45');
  // By keys alone.
  await marc.getByRole('button', { name: 'Suggérer une modification : Delivered in May.' }).focus();
  await marc.keyboard.press('Enter');
  await expect(marc.getByLabel('Il devrait dire')).toBeFocused();
  await marc.getByLabel('Il devrait dire').fill('Delivered in April.');
  await marc.keyboard.press('Control+Enter');
  await expect(marc.locator('.suggested.open')).toHaveCount(2);
  await suggest('As agreed.', 'As we wish.');
  await marc.keyboard.press('Control+Enter');
  await expect(marc.locator('.suggested.open')).toHaveCount(3);
  await expectAccessible(marc);

  const said = claire.getByRole('region', { name: 'Of the customer' });
  const cards = said.locator('[data-customer-suggestion="open"]');
  await expect(cards).toHaveCount(3);
  await expect(claire.getByText('Nothing is suggested.')).toHaveCount(0);
  await expectAccessible(claire);
  const text = claire.locator('.sheet-paper [contenteditable="true"]');
  const first = cards.filter({ hasText: 'net.' });
  await expect(first).toContainText('Marc Durand, customer');
  await first.getByRole('button', { name: 'Take over' }).click();
  await expect(text.locator('ins')).toHaveText('45');
  await expect(text.locator('del')).toHaveText('30');
  const suggested = claire.locator('[data-suggestion]');
  await expect(suggested).toContainText('Marc Durand, customer');
  await suggested.getByRole('button', { name: 'Accept' }).click();
  await expect(text.locator('p').first()).toHaveText('Paid in 45 days net.');

  // Somebody writes in the line before it is taken over: nothing is forced, both are shown.
  await new TalkScreen(claire).toEndOf('Delivered in May.');
  await claire.keyboard.type(' At the latest.');
  await expect(text).toContainText('Delivered in May. At the latest.');
  await expect(claire.getByText('Saved', { exact: true }).first()).toBeVisible();
  const second = cards.filter({ hasText: 'April' });
  await second.getByRole('button', { name: 'Take over' }).click();
  await expect(second.locator('[data-misfit="changed"]')).toContainText('Delivered in May. At the latest.');
  await second.getByRole('button', { name: 'I have written it in' }).click();
  await expect(cards).toHaveCount(1);

  await cards.getByRole('button', { name: 'Decline…' }).click();
  await expect(cards.getByLabel('Why? Marc Durand reads this')).toBeFocused();
  await claire.keyboard.type('It is our usual way.');
  await cards.getByRole('button', { name: 'Decline' }).click();
  await expect(said.locator('[data-customer-suggestion="declined"]')).toContainText('It is our usual way.');
  await expect(claire.getByText('Nothing is suggested.')).toBeVisible();
  // What was sent stays to be read, beside what has become of it.
  await claire.goto(`${world.url}/accounts/${made.accountId}`);
  await claire.getByRole('link', { name: 'sent version 1 of the proposal Two ovens' }).click();
  const sent = claire.getByRole('dialog', { name: `${made.number}, version 1 as it was sent` });
  await expect(sent.locator('[data-sent-sheet]')).toContainText('Paid in 30 days net.');
  await expectAccessible(claire);
  await sent.getByRole('button', { name: 'Changed since' }).click();
  await expect(sent.getByRole('region', { name: 'Text' }).locator('del').first()).toHaveText('30');
  await claire.keyboard.press('Escape');
  await expect(sent).toBeHidden();
  await expect(claire).not.toHaveURL(/version/);
  await claire.getByRole('button', { name: 'Open version 1 as it was sent' }).click();
  await expect(claire).toHaveURL(/version=1/);
  await expect(sent).toBeVisible();
  await claire.goBack();
  await expect(sent).toBeHidden();
  await marc.reload();
  await expect(marc.locator('.suggested.taken')).toHaveCount(2);
  await expect(marc.locator('.suggested.declined')).toContainText('It is our usual way.');
});
