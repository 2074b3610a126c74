import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import { addLine, groupLines } from '@baton/schema/pricing';
import { proposalBody, proposalShape, setProposal, type ProposalDetail } from '@baton/schema/proposals';
import { appendBlocks } from '@baton/schema/rich-text';
import type { LineId } from '@baton/schema/shared';
import type { Download, Page } from '@playwright/test';
import * as Y from 'yjs';

import { liveClient, type LiveClient } from '../support/live-client.ts';
import { ask } from '../support/people.ts';
import { printedWords } from '../support/printed-words.ts';
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

const asClaire = async <Body>(route: `${'POST' | 'GET'} /${string}`, body?: object): Promise<Body> => {
  const answer = await ask(world.url, world.claire, route, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body as Body;
};

const node = (name: string, content: (Y.XmlElement | Y.XmlText)[], attributes: Record<string, unknown> = {}) => {
  const element = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string);
  element.insert(0, content);
  return element;
};
const paragraph = (words: string, marks: object = {}) => {
  const text = new Y.XmlText();
  text.insert(0, words, marks);
  return node('paragraph', [text]);
};
const item = (...content: Y.XmlElement[]) => node('listItem', content);

/** Everything that a text can have, in French, before its prices. */
const write = (body: Y.XmlFragment): void => {
  const cell = (kind: string, words: string) => node(kind, [paragraph(words)]);
  body.insert(0, [
    node('bulletList', [
      item(paragraph('Fours'), node('orderedList', [item(paragraph('triphasé')), item(paragraph('à chariot'))])),
      item(paragraph('Pétrin')),
    ]),
    node('taskList', [node('taskItem', [paragraph('Mesurer')], { checked: true })]),
    node('blockquote', [paragraph('« Le pain d’abord ! »', { italic: true })]),
    node('table', [
      node('tableRow', [cell('tableHeader', 'Étape'), cell('tableHeader', 'Quand')]),
      node('tableRow', [
        cell('tableCell', 'Pose'),
        node('tableCell', [node('paragraph', [node('date', [], { day: '2027-03-01' })])]),
      ]),
    ]),
    node('horizontalRule', []),
  ]);
  appendBlocks(body, [
    { kind: 'heading', level: 2, text: 'Délais : 12\u202Fsemaines ?' },
    {
      kind: 'paragraph',
      text: `Prix fermes jusqu’à 1\u202F250,00\u00A0€ ; ${'au-delà, nous en parlons. '.repeat(30)}`.trim(),
    },
  ]);
};

const tax = { category: 'standard', rate: '20' } as const;

const price = (tab: LiveClient): void =>
  tab.doc.transact(() => {
    const ids = Array.from({ length: 200 }, (_, at) => {
      const id = newId() as LineId;
      const discount = at % 7 === 0 ? { percent: '12.5' } : null;
      const more = { optional: at % 11 === 0, recurrence: at % 50 === 49 ? ('month' as const) : ('once' as const) };
      addLine(
        tab.doc,
        {
          id,
          text: `Four n° ${at + 1} : modèle à sole`,
          quantity: '2.5',
          unit: 'm',
          unitPrice: `${1_000 + at}.5`,
          tax,
          discount,
          ...more,
        },
        {},
        Math.random,
      );
      return id;
    });
    groupLines(tab.doc, ids.slice(3, 6), { id: newId() as LineId, text: 'En cuisine' }, Math.random);
  });

const head = 'Désignation Quantité Prix unitaire Remise TVA Total HT';

const printed = async (page: Page): Promise<string> => printedWords(await page.pdf({ preferCSSPageSize: true }), head);
const bytesOf = async (download: Download): Promise<Buffer> => readFile(await download.path());

test('[PP22] [PP25] [PP26] What is printed from a page says word for word what its PDF says, as a draft and as it was signed', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const [account] = world.accounts;
  const emails = [{ address: 'marie@durand.example', label: 'work' }];
  const contact = await asClaire<{ id: string }>('POST /contacts', {
    name: 'Marie Durand',
    accountId: account?.id,
    emails,
  });
  const made = await asClaire<ProposalDetail>('POST /proposals', {
    subject: { kind: 'account', id: account?.id },
    title: 'Rénovation',
    language: 'fr',
    contactId: contact.id,
    validUntil: '2099-12-31',
    currency: 'EUR',
  });
  const tab = liveClient({ url: world.url, as: world.claire, document: `proposal:${made.id}`, shape: proposalShape });
  await tab.synced();
  write(proposalBody(tab.doc));
  price(tab);
  await tab.saved();

  const claire = await signedIn(browser, world, world.claire);
  await claire.goto(`${world.url}/proposals/${made.id}`);
  await expect(claire.locator('[data-sum="once"]')).toBeVisible();
  const paper = async (entry: string): Promise<Download> => {
    await claire.getByRole('button', { name: 'More', exact: true }).first().click();
    const [download] = await Promise.all([
      claire.waitForEvent('download'),
      claire.getByRole('menuitem', { name: entry }).click(),
    ]);
    return download;
  };
  const draft = await paper('PDF of the draft');
  expect(draft.suggestedFilename()).toBe(`${made.number} Brouillon Rénovation.pdf`);
  const words = await printedWords(await bytesOf(draft), head);
  expect(words).toContain('Fourn°200:modèleàsole');
  expect(words).toContain('Délais:12semaines?');
  expect(await printed(claire)).toBe(words);
  const word = await paper('Word document of the draft');
  expect(word.suggestedFilename()).toBe(`${made.number} Brouillon Rénovation.docx`);
  expect((await bytesOf(word)).subarray(0, 2).toString()).toBe('PK');

  // Printed is what stands there at that moment, without a server too; the papers say why they cannot be had.
  await claire.context().setOffline(true);
  await expect(claire.locator('[data-state]').filter({ hasText: /^Offline/ })).toBeVisible();
  setProposal(tab.doc, { title: 'Rénovation du fournil' });
  expect(await printed(claire)).toBe(words);
  await claire.getByRole('button', { name: 'More', exact: true }).first().click();
  await claire.getByRole('menuitem', { name: 'PDF of the draft' }).click();
  await expect(claire.getByText('Printing works without it')).toBeVisible();
  await claire.context().setOffline(false);
  await expect(claire.getByRole('heading', { name: 'Rénovation du fournil' })).toBeVisible();
  expect(await printed(claire)).toBe(words.replace('Rénovation', 'Rénovationdufournil'));
  await tab.saved();
  tab.leave();

  await asClaire(`POST /proposals/${made.id}/send`, { despite: ['unfilled', 'open-suggestions', 'prices-not-shown'] });
  const token = randomBytes(16).toString('base64url');
  await asClaire(`POST /proposals/${made.id}/links`, { token });
  const context = await browser.newContext({
    locale: 'fr',
    colorScheme: 'dark',
    viewport: { width: 390, height: 844 },
  });
  const customer = await context.newPage();
  const open = async () => {
    await customer.goto(`${world.url}/p/${token}`);
    await expect(customer.getByRole('heading', { level: 1 })).toHaveText('Rénovation du fournil');
  };
  const customerPaper = async (): Promise<string> => {
    const [download] = await Promise.all([
      customer.waitForEvent('download'),
      customer.getByRole('button', { name: 'PDF' }).click(),
    ]);
    return printedWords(await bytesOf(download), head);
  };
  const choices = { ticked: [], chosen: [] };
  const signature = { kind: 'typed' };
  const signed = { token, name: 'Marie Durand', signature, consent: true, choices };
  expect((await ask(world.url, null, 'POST /p/accept', signed)).status).toBe(200);
  await open();
  const accepted = await customerPaper();
  expect(accepted).toContain('Signatureetpisted’audit');
  expect(await printed(customer)).toBe(accepted);
  await claire.reload();
  await expect(claire.getByText('Signed').first()).toBeVisible();
  expect((await paper('PDF of version 1')).suggestedFilename()).toBe(
    `${made.number} version 1 Rénovation du fournil.pdf`,
  );
  expect(await printed(claire)).toBe(accepted);
  await context.close();
});
