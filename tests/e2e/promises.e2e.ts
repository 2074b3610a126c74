import { startBoardWorld, type BoardWorld } from './board-world.ts';
import { anAccountToTalkOn, openTalk } from './talk-screen.ts';
import { expect, test } from './test.ts';

let world: BoardWorld;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
});
test.afterAll(() => world?.stop());

test('Claire promises something in a note; Giulia sees it counted and says that it was kept', async ({ browser }) => {
  const account = await anAccountToTalkOn(world);
  const [claire, giulia] = [
    await openTalk(browser, world, world.claire, account),
    await openTalk(browser, world, world.giulia, account),
  ];
  await claire.text().click();
  await claire.page.keyboard.type('Training for two people is free');
  await claire.saved();
  await claire.select('Training for two people');
  await claire.button('Mark as a promise').click();
  await claire.toEndOf('is free');
  await claire.page.keyboard.press('Enter');
  await claire.page.keyboard.type('An oven before Easter /prom');
  await claire.take('Promise to the customer');
  await expect(claire.text().locator('[data-promise]')).toHaveCount(2);
  await claire.saved();
  await expect.poll(async () => (await world.sql`select from promises where note = ${account.note}`).length).toBe(2);
  // The half minute that makes a promise a fact need not be waited for here.
  await world.sql`update settling set due_at = now()`;
  await expect(giulia.button('2 promises')).toBeVisible();
  const kept = giulia.page.getByRole('listitem', { name: 'Training for two people' });
  await expect(kept).toContainText('Promised by Claire Dubois');
  await kept.getByRole('button', { name: 'Kept', exact: true }).click();
  await expect(claire.button('1 promise')).toBeVisible();
  await claire.button('Settled 1').click();
  await expect(claire.page.getByRole('listitem', { name: 'Training for two people' })).toContainText('Kept');
  const open = claire.page.getByRole('listitem', { name: 'An oven before Easter' });
  await open.getByRole('button', { name: 'No date' }).click();
  const day = claire.page.locator('button[data-day]').last();
  const due = await day.getAttribute('data-day');
  await day.click();
  await expect(giulia.page.getByRole('listitem', { name: 'An oven before Easter' })).toContainText(/By /);
  const [row] = await world.sql`select due_on::text as due from promises where text = 'An oven before Easter'`;
  expect(row).toEqual({ due });
  expect([...claire.troubles, ...giulia.troubles]).toEqual([]);
});
