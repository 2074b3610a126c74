import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

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

const expectAccessible = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => String(target)).join(', ')}`)).toEqual(
    [],
  );
};
const suggestions = (page: Page) => page.locator('[data-suggestion]');

test('A proposal is talked about and suggested in by two people; one decides', async ({ browser }) => {
  test.setTimeout(180_000);
  const made = async <T>(route: Parameters<typeof ask>[2], body: object): Promise<T> => {
    const answer = await ask(world.url, world.claire, route, body);
    expect(answer.status).toBe(200);
    return answer.body as T;
  };
  const account = await made<{ id: string }>('POST /accounts', { name: 'Laiteries du Mont-Blanc' });
  const { id } = await made<{ id: string }>('POST /proposals', {
    subject: { kind: 'account', id: account.id },
    title: 'Two ovens',
    language: 'en',
    beginning: 'blank',
  });
  const claire = new TalkScreen(await signedIn(browser, world, world.claire));
  await claire.page.goto(`${world.url}/proposals/${id}`);
  await claire.text().locator('> p').first().click();
  await claire.page.keyboard.type('Payment within 30 days');
  await claire.saved();

  // Words are talked about inside the house, and say so.
  await claire.select('Payment');
  await claire.page.keyboard.press('Control+m');
  await claire.page.getByPlaceholder('Comment on these words').fill('Margin is thin');
  await claire.page.keyboard.press('Control+Enter');
  await expect(claire.page.locator('[data-audience="internal"]')).toContainText('Internal');
  await expect(claire.page.locator('.commented')).toHaveText('Payment');

  const giulia = new TalkScreen(await signedIn(browser, world, world.giulia));
  await giulia.page.goto(claire.page.url());
  await giulia.page.getByRole('button', { name: 'Suggesting' }).click();
  await giulia.select('30');
  await giulia.page.keyboard.type('45');
  await giulia.toEnd('45');
  await giulia.page.keyboard.type(' of delivery');
  await giulia.toEnd(' of delivery');
  await giulia.page.keyboard.press('Enter');
  await giulia.page.keyboard.type('No deposit');
  await giulia.saved();
  await expect(giulia.text().locator('> p')).toHaveCount(1);

  await claire.page.getByRole('button', { name: 'Suggestions 2' }).click();
  await expect(suggestions(claire.page)).toHaveCount(2);
  await expect(suggestions(claire.page).first()).toContainText('30');
  await expect(claire.page.locator('[data-check="suggestions"]')).toHaveAttribute('data-missing', 'open-suggestions');
  await expectAccessible(claire.page);

  // By keys: to the first, accepted; the second likewise, and its line is one of its own.
  await claire.toStart();
  await claire.page.keyboard.press('Control+Alt+n');
  await expect(claire.page.locator('[data-suggestion][aria-current="true"]')).toContainText('45');
  await claire.page.keyboard.press('Control+Alt+Enter');
  await expect(suggestions(claire.page)).toHaveCount(1);
  await suggestions(claire.page).getByRole('button', { name: 'Accept' }).click();
  await expect(claire.page.getByText('Nothing is suggested.')).toBeVisible();
  for (const { text } of [claire, giulia]) {
    await expect(text().locator('> p')).toHaveText([/^Payment within 45 days of delivery/, /^No deposit/]);
    await expect(text().locator('ins, del')).toHaveCount(0);
  }
  await expect(claire.page.locator('[data-check="suggestions"]')).not.toHaveAttribute('data-missing');

  // On a telephone in the dark the talk comes over the sheet.
  await giulia.page.emulateMedia({ colorScheme: 'dark' });
  await giulia.page.setViewportSize({ width: 390, height: 844 });
  const internal = giulia.page.locator('[data-audience="internal"]');
  // It may have opened by itself when something was said.
  await expect(async () => {
    if (!(await internal.isVisible())) await giulia.page.getByLabel('Comments 1').first().click();
    await expect(internal).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expectAccessible(giulia.page);
  for (const { troubles } of [claire, giulia]) expect(troubles).toEqual([]);
});
