import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';

import { percentile } from '../chaos/scenario.ts';
import { ask } from '../support/people.ts';
import { signedIn, withWorker } from './board-screen.ts';
import { startBoardWorld, type BoardWorld, type Colleague } from './board-world.ts';
import { keptRows } from './kept.ts';
import { anAccountToTalkOn, openTalk } from './talk-screen.ts';
import { expect, test } from './test.ts';
import { heldUndo } from './way-back.ts';

let world: BoardWorld;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
});
test.afterAll(() => world?.stop());

const openInbox = async (browser: Browser, as: Colleague, options = {}): Promise<Page> => {
  const page = await signedIn(browser, world, as, options);
  await page.goto(`${world.url}/inbox`);
  await expect(page.getByRole('navigation', { name: 'Shown rows' })).toBeVisible();
  return page;
};
const rows = (page: Page) => page.locator('[data-item]');
const row = (page: Page, name: string) => rows(page).filter({ hasText: name });
const say = async (as: Colleague, account: { id: string }, body: string) => {
  const answer = await ask(world.url, as, 'POST /threads', { subject: { kind: 'account', id: account.id }, body });
  expect(answer.status).toBe(200);
};
const give = async (to: Colleague, title: string) => {
  const answer = await ask(world.url, world.claire, 'POST /tasks', { title, assigneeId: to.member });
  expect(answer.status).toBe(200);
};
const nameOf = async ({ id }: { id: string }) => {
  const answer = await ask(world.url, world.claire, `GET /accounts/${id}`);
  return (answer.body as { name: string }).name;
};

test('Giulia hears at once that Claire calls her, answers in place, and is done', async ({ browser }) => {
  const account = await anAccountToTalkOn(world);
  const name = await nameOf(account);
  const giulia = await openInbox(browser, world.giulia);
  const claire = await signedIn(browser, world, world.claire);
  await claire.goto(`${world.url}/accounts/${account.id}`);
  await claire.getByText('Comments', { exact: true }).first().click();
  await claire.getByRole('textbox', { name: 'Comment on this account' }).click();
  await claire.keyboard.type('Is six in the morning right, @giu');
  await expect(claire.getByRole('option', { name: 'Giulia Rossi' })).toHaveAttribute('aria-selected', 'true');
  await claire.keyboard.press('Enter');
  await claire.keyboard.press('Control+Enter');
  await expect(row(giulia, name)).toContainText('Claire Dubois mentioned you');
  await expect(giulia).toHaveTitle(/^\(1\) Inbox/);
  await row(giulia, name).click();
  const thread = giulia.getByRole('region', { name: /record/ });
  await expect(thread).toContainText('Is six in the morning right, @Giulia Rossi');
  await expect(row(giulia, name).getByText('Unread')).toHaveCount(0);
  await giulia.keyboard.press('r');
  await expect(giulia.getByRole('textbox', { name: 'Reply' })).toBeFocused();
  await giulia.keyboard.type('Yes, six it is');
  await giulia.keyboard.press('Control+Enter');
  await expect(claire.getByText('Yes, six it is')).toBeVisible();
  await giulia.keyboard.press('Escape');
  await giulia.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await giulia.keyboard.press('e');
  await expect(giulia.getByText('All done')).toBeVisible();
  await giulia.getByRole('button', { name: 'Undo' }).click();
  await expect(row(giulia, name)).toBeVisible();
});

test('A row is snoozed, left unread and muted, by keys, for one person alone', async ({ browser }) => {
  const account = await anAccountToTalkOn(world);
  const name = await nameOf(account);
  const ines = await openInbox(browser, world.ines);
  await say(world.claire, account, `Look, @[member:${world.ines.member}]`);
  await give(world.ines, 'Send the price list');
  await expect(rows(ines)).toHaveCount(2);
  await ines.keyboard.press('j');
  await expect(row(ines, 'Send the price list')).toHaveAttribute('aria-current', 'true');
  await expect(row(ines, 'Send the price list').getByText('Unread')).toHaveCount(0);
  await ines.keyboard.press('u');
  await expect(row(ines, 'Send the price list').getByText('Unread')).toHaveCount(1);
  await ines.keyboard.press('s');
  await ines.getByRole('button', { name: /^Tomorrow/ }).click();
  await expect(rows(ines)).toHaveCount(1);
  await ines.getByRole('link', { name: /^Snoozed/ }).click();
  await expect(row(ines, 'Send the price list')).toBeVisible();
  await ines
    .getByRole('link', { name: /^Inbox 1/ })
    .last()
    .click();
  await row(ines, name).click();
  await ines.getByRole('button', { name: 'Mute', exact: true }).click();
  await expect(ines.getByText('All done')).toBeVisible();
  // What comes from now on finds it muted.
  await expect(ines.getByText(`“${name}” is muted`)).toBeVisible();
  await say(world.claire, account, 'Nobody in particular');
  await say(world.claire, account, `And you, @[member:${world.ines.member}]`);
  await expect(row(ines, name)).toContainText('Muted');
});

test('What a note asks is answered in the inbox', async ({ browser }) => {
  const account = await anAccountToTalkOn(world);
  // Of its own, since every account to talk on is called the same.
  const name = 'Moulin des Trois Phases';
  expect((await ask(world.url, world.claire, `PATCH /accounts/${account.id}`, { name })).status).toBe(200);
  const giulia = await openInbox(browser, world.giulia);
  const claire = await openTalk(browser, world, world.claire, account);
  await claire.text().click();
  await claire.page.keyboard.type('Check the three-phase power @giu');
  await expect(claire.option(/Giulia Rossi/)).toHaveAttribute('aria-selected', 'true');
  await claire.page.keyboard.press('Enter');
  await claire.text().getByText('@Giulia Rossi').click();
  await claire.page.getByRole('combobox', { name: 'Asked for' }).click();
  await claire.option('A decision').click();
  await claire.page.getByRole('button', { name: 'Save', exact: true }).click();
  await claire.saved();
  const settling = () => world.sql`select from settling where fact->'data'->>'action' = 'decide'`;
  await expect.poll(async () => (await settling()).length).toBe(1);
  // The half minute that makes a mention a fact need not be waited for here.
  await world.sql`update settling set due_at = now()`;
  await expect(row(giulia, name)).toContainText('Claire Dubois asks something of you');
  await row(giulia, name).click();
  const asked = giulia.getByRole('list', { name: 'Asked of you' });
  await expect(asked).toContainText('Check the three-phase power');
  await giulia.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(asked).toHaveCount(0);
  await expect(giulia.getByRole('button', { name: /You are mentioned here/ })).toContainText('three-phase power');
  const told = () => world.sql`select from inbox_reasons reason join inbox_items item on item.id = reason.item
    where reason.kind = 'answered' and item.member = ${world.claire.member}`;
  await expect.poll(async () => (await told()).length).toBe(1);
});

test('What concerns somebody stands in their inbox at once', async ({ browser }) => {
  const page = await openInbox(browser, world.ines);
  const took: number[] = [];
  for (let turn = 0; turn < 20; turn += 1) {
    const title = `Turn ${turn}`;
    const began = performance.now();
    await give(world.ines, title);
    await page.waitForFunction((wanted) => document.querySelector('[data-item]')?.textContent?.includes(wanted), title);
    took.push(performance.now() - began);
  }
  const figures = { p50: percentile(took, 0.5), p95: percentile(took, 0.95) };
  console.log(`from the command to the other's screen: ${figures.p50} ms p50, ${figures.p95} ms p95`);
  expect(took).toHaveLength(20);
});

test('A task is completed where it is read', async ({ browser }) => {
  const marc = await openInbox(browser, world.giulia);
  await give(world.giulia, 'Check the oven');
  await row(marc, 'Check the oven').click();
  await marc.getByRole('button', { name: 'Complete Check the oven' }).click();
  await expect(row(marc, 'Check the oven')).toHaveCount(0);
});

test('What is done in one tab leaves the other, and a whole list is done and taken back', async ({ browser }) => {
  const page = await openInbox(browser, world.ines);
  for (const title of ['Alpha oven', 'Beta oven', 'Gamma oven']) await give(world.ines, title);
  await expect(row(page, 'Gamma oven')).toBeVisible();
  const other = await page.context().newPage();
  await other.goto(`${world.url}/inbox`);
  await expect(row(other, 'Alpha oven')).toBeVisible();
  await row(page, 'Alpha oven').click();
  await expect(row(page, 'Alpha oven')).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('e');
  for (const each of [page, other]) await expect(row(each, 'Alpha oven')).toHaveCount(0);
  const before = await rows(page).count();
  await page.getByRole('button', { name: 'Mark all done…' }).click();
  await page.getByRole('button', { name: 'Mark all done', exact: true }).click();
  await expect(page.getByText('All done')).toBeVisible();
  const undo = await heldUndo(page, /^\d+ rows? (is|are) done$/);
  await expect(other.getByText('All done')).toBeVisible();
  await undo.click();
  await expect(rows(page)).toHaveCount(before);
  await expect(rows(other)).toHaveCount(before);
});

test('Rows are narrowed by team and type, in the address', async ({ browser }) => {
  const account = await anAccountToTalkOn(world);
  await say(world.claire, account, `Look, @[member:${world.giulia.member}]`);
  await give(world.giulia, 'Only a task');
  const page = await openInbox(browser, world.giulia);
  await expect(row(page, 'Only a task')).toBeVisible();
  await page.getByRole('combobox', { name: 'Type of record' }).click();
  await page.getByRole('option', { name: 'Account' }).click();
  await expect(row(page, 'Only a task')).toHaveCount(0);
  await expect(row(page, 'Boulangeries Durand').first()).toBeVisible();
  await expect(page).toHaveURL(/kind=account/);
  await page.reload();
  await expect(row(page, 'Boulangeries Durand').first()).toBeVisible();
  await page.getByRole('combobox', { name: 'From team' }).click();
  await page.getByRole('option', { name: 'Marketing' }).click();
  await expect(page.getByText('Nothing here fits')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(row(page, 'Only a task')).toBeVisible();
});

test('An inbox that cannot be read says so and tries again; one that was read is there without network', async ({
  browser,
}) => {
  await give(world.giulia, 'Kept here');
  const page = await signedIn(browser, world, world.giulia, withWorker);
  const list = /\/api\/v1\/inbox\?/;
  await page.route(list, (route) => route.fulfill({ status: 500, body: '{}' }));
  await page.goto(`${world.url}/inbox`);
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible({ timeout: 30_000 });
  await page.unroute(list);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(row(page, 'Kept here')).toBeVisible();
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state))
    .toBe('activated');
  await expect.poll(() => keptRows(page)).toContain('Kept here');
  await page.context().setOffline(true);
  await page.reload();
  await expect(row(page, 'Kept here')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Mark all done…' })).toBeDisabled();
  await page.context().setOffline(false);
});

test('A link leads to the very paragraph of a long note', async ({ browser }) => {
  test.slow();
  const account = await anAccountToTalkOn(world);
  const name = 'Minoterie du Long Texte';
  expect((await ask(world.url, world.claire, `PATCH /accounts/${account.id}`, { name })).status).toBe(200);
  const claire = await openTalk(browser, world, world.claire, account);
  await claire.text().click();
  await claire.page.keyboard.insertText('Call back about the oven ');
  await claire.page.keyboard.type('@giu');
  await expect(claire.option(/Giulia Rossi/)).toHaveAttribute('aria-selected', 'true');
  await claire.page.keyboard.press('Enter');
  for (let line = 0; line < 30; line += 1) {
    await claire.page.keyboard.press('Enter');
    await claire.page.keyboard.insertText(`Line ${line}`);
  }
  await claire.saved();
  const settling = () => world.sql`select from settling where due_at > now()`;
  await expect.poll(async () => (await settling()).length).toBeGreaterThan(0);
  await world.sql`update settling set due_at = now()`;
  const giulia = await openInbox(browser, world.giulia);
  await row(giulia, name).click();
  await giulia.getByRole('button', { name: /You are mentioned here/ }).click();
  const paragraph = giulia.locator('.note-text .is-pointed');
  await expect(paragraph).toContainText('Call back about the oven', { timeout: 45_000 });
  await expect(paragraph).toBeInViewport();
});

// Each theme and each width once: what a theme breaks it breaks at either.
for (const [colorScheme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const)
  test(`The inbox passes axe in the ${colorScheme} theme at ${width} px`, async ({ browser }) => {
    const account = await anAccountToTalkOn(world);
    await say(world.claire, account, `Look, @[member:${world.giulia.member}]`);
    const page = await openInbox(browser, world.giulia, { colorScheme, viewport: { width, height: 900 } });
    const check = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    };
    await expect(rows(page).first()).toBeVisible();
    await check();
    await rows(page).first().click();
    await expect(page.getByRole('toolbar', { name: 'Sort this row' })).toBeVisible();
    await check();
  });
