import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';

import { aMember, ask } from '../support/people.ts';
import { signedIn } from './board-screen.ts';
import { startBoardWorld, type BoardWorld, type Colleague } from './board-world.ts';
import { definePresets, expect, HandoffScreen } from './handoff-screen.ts';
import { test } from './test.ts';

let world: BoardWorld;
let luca: Colleague;

test.describe.configure({ timeout: 240_000 });

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
  const member = await aMember(world.sql, world.workspace, 'member', { teams: [world.workspace.teams.support] });
  await world.sql`update members set name = 'Luca Ferrari' where id = ${member.member}`;
  luca = { ...member, name: 'Luca Ferrari' };
});
test.afterAll(() => world?.stop());

const screenOf = async (browser: Browser, who: Colleague, options = {}): Promise<HandoffScreen> =>
  new HandoffScreen(await signedIn(browser, world, who, options), who, world.url);

const asked = async <Body>(as: Colleague, route: Parameters<typeof ask>[2], body?: unknown): Promise<Body> => {
  const answer = await ask(world.url, as, route, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as Body;
};

/** A handoff of this customer from sales to support, sent as it stands. */
const sentToSupport = async (name: string): Promise<{ id: string; account: string }> => {
  const account = await asked<{ id: string }>(world.giulia, 'POST /accounts', { name, ownerId: world.giulia.member });
  const { data } = await asked<{ data: { id: string; toTeamId: string; fromTeamId: string }[] }>(
    world.giulia,
    'GET /handoff-routes',
  );
  const { sales, support } = world.workspace.teams;
  const route = data.find(({ fromTeamId, toTeamId }) => fromTeamId === sales && toTeamId === support);
  const { handoff } = await asked<{ handoff: { id: string } }>(world.giulia, 'POST /handoffs', {
    routeId: route?.id,
    subject: { kind: 'account', id: account.id },
  });
  await asked(world.giulia, `POST /handoffs/${handoff.id}/send`, { incomplete: true });
  return { id: handoff.id, account: account.id };
};

test('A workspace without routes begins with one of the four usual ones, and changes it', async ({ browser }) => {
  const { page, ...claire } = await screenOf(browser, world.claire);
  await page.goto(`${world.url}/handoffs`);
  await expect(page.getByText('Hand customers over without losing a word')).toBeVisible();
  await page.getByRole('button', { name: 'Marketing Sales' }).click();
  await expect(page.getByText('Nothing to accept')).toBeVisible();
  await page.getByRole('link', { name: 'Routes' }).click();
  const route = page.getByRole('listitem', { name: 'Marketing → Sales' });
  await expect(route).toContainText('answers within 8 h of working time');
  await route.getByRole('button', { name: 'Edit' }).click();
  const form = page.getByRole('dialog', { name: 'Change the route' });
  await form.getByRole('textbox', { name: 'Answer within' }).fill('4');
  await form.getByRole('button', { name: 'Add an item' }).click();
  await page.getByRole('menuitem', { name: 'An item of your own…' }).click();
  await form.getByRole('textbox', { name: 'Name of the item' }).fill('Serial numbers');
  await form.getByRole('button', { name: 'Move Serial numbers up' }).click();
  await form.getByRole('button', { name: 'Add a criterion' }).click();
  await form.getByRole('textbox', { name: 'Criterion 3' }).fill('The ovens are installed');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(route).toContainText('answers within 4 h of working time');
  await expect(route).toContainText('Serial numbers');
  await expect(route).toContainText('The ovens are installed');
  await route.getByRole('button', { name: 'More for Marketing → Sales' }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await expect(route).toContainText('Archived');
  await route.getByRole('button', { name: 'Use again' }).click();
  await expect(route).not.toContainText('Archived');
  expect(claire.troubles).toEqual([]);
});

test('Support walks what waits by keys, asks, and sales answers there', async ({ browser }) => {
  await definePresets(world);
  const first = await sentToSupport('Moulins Réunis');
  await sentToSupport('Brasserie Keller');
  const support = await screenOf(browser, luca);
  const { page } = support;
  await page.goto(`${world.url}/handoffs`);
  const rows = page.locator('[data-row]');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toHaveAttribute('href', `/handoffs/${first.id}`);
  await expect(page.getByRole('link', { name: /^Handoffs 2/ })).toBeVisible();
  await page.keyboard.press('j');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/handoffs/${first.id}`));
  await expect(support.button('Ask')).toBeVisible();
  await page.keyboard.press('q');
  const form = page.getByRole('dialog', { name: 'Ask Sales' });
  await form.getByRole('textbox', { name: 'Your question' }).fill('Is there three-phase power?');
  await page.keyboard.press('Control+Enter');
  await expect(form).toHaveCount(0);
  await expect(page.getByText('Is there three-phase power?')).toBeVisible();

  const sales = await screenOf(browser, world.giulia);
  await sales.goTo('/inbox');
  await sales.read('Moulins Réunis', 'Luca Ferrari asks about this handoff');
  await sales.page.getByRole('textbox', { name: 'Reply' }).click();
  await sales.page.keyboard.type('Yes, 32 ampere');
  await sales.page.keyboard.press('Control+Enter');
  await expect(page.getByText('Yes, 32 ampere')).toBeVisible();
  expect([...support.troubles, ...sales.troubles]).toEqual([]);
});

test('What is written after the acceptance is kept for who wrote it, and the brief stays as it was judged', async ({
  browser,
}) => {
  await definePresets(world);
  const { id, account } = await sentToSupport('Traiteur Morel');
  await asked(world.giulia, 'POST /contacts', { name: 'Ada Morel', accountId: account });
  const sales = await screenOf(browser, world.giulia);
  const support = await screenOf(browser, luca);
  await sales.goTo(`/handoffs/${id}`);
  await sales.write('Goals', 'Bread at six');
  await sales.write('Dates', 'In January');
  await sales.tick('The customer knows who takes over', 'What was promised is in writing');
  await sales.saved();
  await support.goTo(`/handoffs/${id}`);
  await expect(support.text('Goals')).toContainText('Bread at six');
  await sales.cut();
  await sales.write('Goals', ' and again at noon');
  await support.accept();
  await expect(support.page.getByText(/^Frozen as accepted by Luca Ferrari/)).toBeVisible();
  await sales.page.context().setOffline(false);
  const told = sales.page.getByRole('alert').filter({ hasText: 'Your last words are not in the brief.' });
  await expect(told).toBeVisible();
  await told.getByRole('button', { name: 'Show what is saved' }).click();
  await expect(sales.text('Goals')).toHaveText('Bread at six');
  await expect(support.text('Goals')).toHaveText('Bread at six');
});

const serious = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
};

for (const theme of ['light', 'dark'] as const)
  test(`Handoffs can be used by everybody, also on a phone: ${theme}`, async ({ browser }) => {
    await definePresets(world);
    const { id } = await sentToSupport(`Café ${theme}`);
    const { page } = await screenOf(browser, luca, { colorScheme: theme, viewport: { width: 390, height: 844 } });
    await page.goto(`${world.url}/handoffs`);
    await expect(page.locator('[data-row]').first()).toBeVisible();
    expect(await serious(page)).toEqual([]);
    await page.goto(`${world.url}/handoffs/${id}`);
    await expect(page.getByRole('textbox', { name: 'Goals' })).toBeVisible();
    expect(await serious(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.getByRole('button', { name: 'Return…' }).click();
    await expect(page.getByRole('dialog', { name: 'Return to Sales' })).toBeVisible();
    expect(await serious(page)).toEqual([]);
    await page.goto(`${world.url}/settings/routes`);
    await expect(page.getByRole('listitem', { name: 'Sales → Support' })).toBeVisible();
    expect(await serious(page)).toEqual([]);
  });
