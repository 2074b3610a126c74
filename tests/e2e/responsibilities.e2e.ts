import { AxeBuilder } from '@axe-core/playwright';

import { signedIn } from './board-screen.ts';
import { startBoardWorld, type BoardWorld } from './board-world.ts';
import { expect, test } from './test.ts';

let world: BoardWorld;
const durand = () => world.accounts[0]!;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
});
test.afterAll(() => world?.stop());

test('A gap is closed by the keyboard, and the colleague’s list of gaps hears of it', async ({ browser }) => {
  const [claire, giulia] = [await signedIn(browser, world, world.claire), await signedIn(browser, world, world.giulia)];
  await giulia.goto(`${world.url}/accounts?answers=none`);
  const row = giulia.getByRole('row').filter({ hasText: durand().name });
  await expect(row.getByText('Nobody', { exact: true }).first()).toBeVisible();
  await claire.goto(`${world.url}/accounts/${durand().id}?tab=together`);
  await claire.getByRole('button', { name: 'Accountable in Lead: Nobody' }).focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await claire.keyboard.press(key);
  await expect(claire.getByRole('button', { name: 'Accountable in Care: Nobody' })).toBeFocused();
  await claire.keyboard.press('Enter');
  await expect(claire.getByRole('combobox', { name: 'Accountable in Care' })).toBeFocused();
  await claire.keyboard.type('Giulia');
  await expect(claire.getByRole('option', { name: /^Giulia/ })).toHaveAttribute('data-highlighted');
  await claire.keyboard.press('Enter');
  await expect(claire.getByRole('button', { name: /^Accountable in Care: Giulia/ })).toBeVisible();
  await expect(row).toBeHidden();
});

test('A goal is set, given, followed and reached on a phone in the dark, and its owner hears of it', async ({
  browser,
}) => {
  const { sales } = world.workspace.teams;
  const phone = { colorScheme: 'dark', viewport: { width: 390, height: 844 } } as const;
  const [claire, giulia] = [
    await signedIn(browser, world, world.claire, phone),
    await signedIn(browser, world, world.giulia),
  ];
  const passesAxe = async () => {
    const { violations } = await new AxeBuilder({ page: claire }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(await claire.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  };
  await claire.goto(`${world.url}/accounts/${durand().id}?tab=together`);
  await claire.getByRole('button', { name: 'New goal' }).click();
  const form = claire.getByRole('dialog', { name: 'New goal' });
  await form.getByRole('textbox', { name: 'Goal' }).fill('Open the second shop');
  await form.getByRole('textbox', { name: 'Until' }).fill('2099-12-31');
  await form.getByText('Yes or no').click();
  await form.getByRole('combobox', { name: 'Owner' }).fill('Giulia');
  await claire.getByRole('option', { name: /^Giulia/ }).click();
  await form.getByRole('button', { name: 'Set the goal' }).click();
  const goal = claire.getByRole('listitem', { name: 'Open the second shop' });
  await expect(goal).toBeVisible();
  await giulia.goto(`${world.url}/inbox`);
  const row = giulia.getByRole('listitem').filter({ hasText: durand().name });
  await expect(row).toContainText('gave you this goal');
  await row.getByRole('button').click();
  await giulia.getByRole('article').getByRole('link', { name: durand().name }).click();
  await expect(giulia.getByRole('listitem', { name: 'Open the second shop' })).toBeVisible();
  await goal.getByRole('button', { name: 'Not yet' }).click();
  await expect(goal.getByRole('button', { name: 'Reached' })).toHaveAttribute('aria-pressed', 'true');
  await expect(
    giulia.getByRole('listitem', { name: 'Open the second shop' }).getByRole('button', { name: 'Reached' }),
  ).toBeVisible();
  await passesAxe();
  await claire.goto(`${world.url}/teams/${sales}`);
  for (const tile of ['Workload', 'Routes', 'People', 'Next goals'])
    await expect(claire.getByRole('region', { name: tile })).toBeVisible();
  await expect(claire.getByRole('region', { name: 'Next goals' })).toContainText('Open the second shop');
  await passesAxe();
  await claire.goBack();
  await claire.getByRole('button', { name: 'More for Open the second shop' }).click();
  await claire.getByRole('menuitem', { name: 'Reached' }).click();
  await expect(claire.getByRole('button', { name: '1 goal ended' })).toBeVisible();
  await giulia.goto(`${world.url}/inbox`);
  await expect(row).toContainText('this goal is reached');
});
