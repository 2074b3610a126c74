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
  await claire.getByRole('option', { name: /^Giulia/ }).waitFor();
  await claire.keyboard.press('Enter');
  await expect(claire.getByRole('button', { name: /^Accountable in Care: Giulia/ })).toBeVisible();
  await expect(row).toBeHidden();
});
