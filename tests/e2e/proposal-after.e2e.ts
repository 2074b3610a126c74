import { randomBytes } from 'node:crypto';

import { AxeBuilder } from '@axe-core/playwright';
import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import { addLine } from '@baton/schema/pricing';
import { proposalShape, setProposal, type Proposal, type ProposalDetail } from '@baton/schema/proposals';
import type { LineId } from '@baton/schema/shared';
import type { Page } from '@playwright/test';
import * as Y from 'yjs';

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

const asked = async <Body>(route: Parameters<typeof ask>[2], body?: object, anybody = false): Promise<Body> => {
  const answer = await ask(world.url, anybody ? null : world.claire, route, body);
  expect([route, answer.status]).toEqual([route, 200]);
  return answer.body as Body;
};

/** A proposal that was sent, and a link that leads whoever has it there. */
const aSent = async (): Promise<{ proposal: ProposalDetail; token: string }> => {
  const [account] = world.accounts;
  const emails = [{ address: 'marie@durand.example', label: 'work' }];
  const contact = await asked<{ id: string }>('POST /contacts', {
    name: 'Marie Durand',
    accountId: account?.id,
    emails,
  });
  const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  const made = await asked<Proposal>('POST /proposals', {
    subject: { kind: 'account', id: account?.id },
    title: 'Two ovens',
    language: 'en',
    contactId: contact.id,
    validUntil: day,
  });
  const proposal = await asked<ProposalDetail>(`POST /proposals/${made.id}/send`, { despite: ['untaxed-lines'] });
  const token = randomBytes(16).toString('base64url');
  await asked(`POST /proposals/${made.id}/links`, { token });
  return { proposal, token };
};

/** Somebody else has the alternative open, and writes in it. */
const write = async (branch: string) => {
  const tab = liveClient({
    url: world.url,
    as: world.giulia,
    document: `proposal:${branch}`,
    shape: proposalShape,
  });
  await tab.synced();
  setProposal(tab.doc, { title: 'Two ovens, leased' });
  addLine(tab.doc, { id: newId() as LineId, text: 'Lease', unitPrice: '90', recurrence: 'month' }, {}, () => 0.5);
  const words = new Y.XmlElement('paragraph');
  tab.doc.getXmlFragment('body').push([words]);
  words.push([new Y.XmlText('Leased.')]);
  await tab.saved();
  tab.leave();
};

const expectAccessible = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => String(target)).join(', ')}`)).toEqual(
    [],
  );
};

const narrow = async (page: Page) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
};

test('After sending: it is seen how a proposal is read, and an alternative is made, compared and merged back', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const page = await signedIn(browser, world, world.claire);
  await page.goto(`${world.url}/settings/proposals`);
  const wins = page.getByRole('switch', { name: 'Win the deal' });
  await expect(wins).not.toBeChecked();
  await wins.click();
  await expect(page.getByText('Done in the name and with the rights of Claire Dubois.')).toBeVisible();
  const days = page.getByLabel('After sending');
  await days.fill('5');
  await days.press('Enter');
  await expect.poll(() => asked('GET /proposal-settings')).toMatchObject({ winsDeal: true, remindAfter: 5 });

  const { proposal, token } = await aSent();
  await page.goto(`${world.url}/proposals`);
  await page.getByRole('button', { name: /Ending soon/ }).click();
  await page.getByRole('link', { name: /Two ovens/ }).click();
  const tracking = page.getByRole('region', { name: 'Tracking' });
  await expect(tracking).toContainText('Not opened yet');
  await asked('POST /p/seen', { token, sections: [{ section: 1, seconds: 120 }] }, true);
  await asked('POST /p/read', { token }, true);
  await expect(tracking).toContainText('Opened once');
  await expect(tracking.getByRole('listitem')).toHaveText(/Context.*2 minutes/);

  await page.getByLabel('More', { exact: true }).click();
  await page.getByRole('menuitem', { name: 'Make an alternative…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make an alternative' });
  await dialog.getByRole('button', { name: 'Make alternative' }).click();
  await expect(dialog).toContainText('Give it a name.');
  await dialog.getByLabel('Name').fill('With leasing');
  await dialog.getByRole('button', { name: 'Make alternative' }).click();
  const alternatives = page.getByRole('region', { name: 'Alternatives' });
  await expect(alternatives).toContainText(`Alternative “With leasing” of ${proposal.number}`);
  await expect(page).not.toHaveURL(new RegExp(proposal.id));
  const branch = page.url().split('/').at(-1) ?? '';

  // Somebody writes in it; what it is an alternative of takes it over.
  await expect(alternatives.getByRole('button', { name: 'Merge back' })).toHaveCount(0);
  await write(branch);
  await expect(alternatives.getByRole('button', { name: 'Merge back' })).toBeVisible();
  await alternatives.getByRole('button', { name: `Compare with ${proposal.number}` }).click();
  const compared = page.getByRole('dialog', { name: new RegExp(`^${proposal.number} and P-`) });
  await expect(compared.getByRole('row', { name: /Title/ })).toHaveText(/Two ovensTwo ovens, leased/);
  await expect(compared.getByRole('row', { name: /Lease/ })).toContainText(`Only in`);
  await expect(compared.locator('ins')).toHaveText('Leased.');
  await narrow(page);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(compared).toBeHidden();
  await expectAccessible(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await alternatives.getByRole('button', { name: 'Merge back' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Merge back' }).click();
  await expect(alternatives).toContainText('Merged');
  await alternatives.getByRole('link', { name: /With leasing/ }).click();
  await expect(page).toHaveURL(new RegExp(proposal.id));
  await expect(page.getByRole('button', { name: 'Title' })).toContainText('Two ovens, leased');
  await expect(alternatives.getByRole('link')).toContainText('With leasing');
  await page.goto(`${world.url}/settings/proposals`);
  await narrow(page);
  await expect(wins).toBeChecked();
  await expectAccessible(page);
});
