import type { Browser } from '@playwright/test';

import { ask } from '../support/people.ts';
import { startBoardWorld, type BoardWorld, type Colleague } from './board-world.ts';
import { definePresets, expect, fourDepartments, type HandoffScreen } from './handoff-screen.ts';
import { test } from './test.ts';

let world: BoardWorld;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
  await definePresets(world);
});
test.afterAll(() => world?.stop());

type Four = Awaited<ReturnType<typeof fourDepartments>>;
interface Customer {
  id: string;
  name: string;
}

const answer = async (as: Colleague, route: Parameters<typeof ask>[2], body?: unknown) =>
  ask(world.url, as, route, body);

/** A customer whom marketing alone knows, with one person there. */
const aLead = async ({ who }: HandoffScreen, name: string): Promise<Customer> => {
  const made = await answer(who, 'POST /accounts', { name, ownerId: who.member });
  const { id } = made.body as Customer;
  expect((await answer(who, `PUT /containers/${id}/visibility`, { visibility: 'people' })).status).toBe(200);
  expect((await answer(who, 'POST /contacts', { name: 'Marc Durand', accountId: id })).status).toBe(200);
  return { id, name };
};

/** What somebody may do with the customer: nothing, read, or change it. */
const rights = async ({ who }: HandoffScreen, { id }: Customer): Promise<'nothing' | 'read' | 'write'> => {
  const { status, body } = await answer(who, `GET /accounts/${id}`);
  if (status === 404) return 'nothing';
  return ['write', 'manage'].includes((body as { level: string }).level) ? 'write' : 'read';
};

const ownerOf = async ({ who }: HandoffScreen, { id }: Customer): Promise<string> =>
  ((await answer(who, `GET /accounts/${id}`)).body as { ownerId: string }).ownerId;

const marketingHandsOn = async ({ marketing, sales }: Four, lead: Customer): Promise<void> => {
  expect(await rights(sales, lead)).toBe('nothing');
  await marketing.goTo(`/accounts/${lead.id}`);
  await marketing.handOn();
  await expect(marketing.missing()).toContainText('What they need');
  await marketing.write('What they need', 'Two deck ovens');
  await marketing.write('Next step', 'Visit in Lyon');
  await marketing.tick('Somebody asked to hear from us', 'It is known who decides');
  await expect(marketing.missing()).toHaveCount(0);
  await marketing.send('Send to Sales');
  await expect(marketing.button('Marketing ⇄ Sales pending')).toBeVisible();
};

const salesAccepts = async ({ marketing, sales }: Four, lead: Customer): Promise<void> => {
  await sales.read(lead.name, 'Chérif Benali');
  expect(await rights(sales, lead)).toBe('read');
  expect(await ownerOf(marketing, lead)).toBe(marketing.who.member);
  await expect(sales.page.locator('[data-reader] [data-clock=calm]')).toBeVisible();
  await sales.accept();
  await expect.poll(() => ownerOf(sales, lead)).toBe(sales.who.member);
  expect(await rights(sales, lead)).toBe('write');
  await expect(marketing.page.getByText('took over for Sales: Giulia Rossi is in charge now')).toBeVisible();
  await marketing.read(lead.name, 'Giulia Rossi accepted this handoff');
  await sales.page.getByRole('link', { name: /^My tasks/ }).click();
  await expect(sales.page.getByRole('row', { name: `Call ${lead.name}` })).toBeVisible();
};

const salesWinsAndHandsToBilling = async ({ sales, billing }: Four, lead: Customer): Promise<void> => {
  const title = `Ovens for ${lead.name}`;
  await world.addDeals([
    { title, stage: 'À transmettre', amount: 2_900_000, accountId: lead.id as never, ownerId: sales.who.member },
  ]);
  await sales.goTo(`/boards/${world.board.id}`);
  const card = sales.page.locator('[data-deal]', { hasText: title });
  await card.hover();
  await card.getByRole('button', { name: 'Actions' }).click();
  await sales.page.getByRole('menuitem', { name: 'Won' }).click();
  await expect(sales.page.locator('[data-stage][aria-label="Gagnée"]').locator('[data-deal]')).toContainText([title]);
  await card.focus();
  await sales.page.keyboard.press('h');
  await sales.page.getByRole('menuitem', { name: 'Sales → Billing' }).click();
  await sales.write('Billing', 'Durand SAS, by transfer');
  await sales.write('Agreed terms', '30 days');
  await sales.tick('The order is signed', 'Company name and VAT number are checked');
  await sales.send('Send to Billing');
  await expect(card).toContainText('⇄ to accept');
  await billing.read(title, 'Giulia Rossi');
  await billing.accept();
  await expect(card).not.toContainText('⇄ to accept');
};

const supportReturns = async ({ sales, support }: Four, lead: Customer): Promise<void> => {
  await sales.goTo(`/accounts/${lead.id}`);
  await sales.handOn('Sales → Support');
  await expect(sales.missing()).toContainText('Goals');
  await sales.send('Send incomplete');
  await support.read(lead.name, 'Giulia Rossi');
  expect(await rights(support, lead)).toBe('read');
  await support.giveBack('When do they open, and what must be better by then?');
  await sales.read(lead.name, 'Luca Ferrari returned this handoff');
  await sales.button(/^Write the brief/).click();
  await expect(sales.page.getByText('When do they open, and what must be better by then?').first()).toBeVisible();
};

/** Both write in the brief at the same time; with `cut` sales writes without a network for a while. */
const bothWrite = async ({ sales, support }: Four, cut: boolean): Promise<void> => {
  await support.page.goto(sales.page.url());
  await expect(support.text('Dates')).toBeVisible();
  await expect(sales.text('Goals')).toBeVisible();
  if (cut) await sales.cut();
  await Promise.all([sales.write('Goals', 'Bread at six, every day'), support.write('Dates', 'Opening on 12 January')]);
  await sales.tick('The customer knows who takes over', 'What was promised is in writing');
  if (cut) {
    await expect(sales.page.locator('[data-state]').filter({ hasText: 'Offline' })).toBeVisible();
    await expect(support.text('Goals')).not.toContainText('Bread');
    await sales.page.context().setOffline(false);
  }
  await expect(support.text('Goals')).toContainText('Bread at six, every day');
  await expect(sales.text('Dates')).toContainText('Opening on 12 January');
  for (const each of [sales, support]) await expect(each.missing()).toHaveCount(0);
  await sales.saved();
};

const supportAccepts = async ({ sales, support }: Four, lead: Customer): Promise<void> => {
  await sales.send('Send to Support');
  await support.accept();
  for (const each of [sales, support]) {
    await expect(each.page.getByText(/^Frozen/)).toBeVisible();
    await expect(each.text('Goals')).toHaveAttribute('aria-readonly', 'true');
  }
  expect(await ownerOf(support, lead)).toBe(support.who.member);
  expect(await rights(support, lead)).toBe('write');
  await sales.read(lead.name, 'Luca Ferrari accepted this handoff');
  await support.goTo(`/accounts/${lead.id}`);
  await expect(support.page.getByText('Owned by Luca Ferrari')).toBeVisible();
  for (const told of [
    'handed on from Sales to Support',
    'returned the handoff to Sales',
    'Luca Ferrari is in charge now',
  ])
    await expect(support.page.getByText(told).first()).toBeVisible();
};

const journey = async (browser: Browser, name: string, cut: boolean): Promise<void> => {
  const four = await fourDepartments(browser, world);
  const lead = await aLead(four.marketing, name);
  await test.step('marketing hands a lead to sales', () => marketingHandsOn(four, lead));
  await test.step('sales accepts', () => salesAccepts(four, lead));
  await test.step('sales wins the deal and hands it to billing', () => salesWinsAndHandsToBilling(four, lead));
  await test.step('support returns what it cannot take yet', () => supportReturns(four, lead));
  await test.step('sales completes the brief while support writes in it', () => bothWrite(four, cut));
  await test.step('support accepts', () => supportAccepts(four, lead));
  for (const { troubles } of Object.values(four)) expect(troubles).toEqual([]);
};

test('A customer passes from marketing to sales, to billing and to support, and nobody asks twice', async ({
  browser,
}) => {
  test.setTimeout(480_000);
  await journey(browser, 'Boulangerie Lenoir', false);
});

test('The same with the network of sales cut while both write in the brief', async ({ browser }) => {
  test.setTimeout(480_000);
  await journey(browser, 'Pâtisserie Vauban', true);
});
