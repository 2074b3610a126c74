import { ask } from '../support/people.ts';
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

test('A thread on words lives on both screens, is answered, settled and taken up again', async ({ browser }) => {
  const account = await anAccountToTalkOn(world);
  const [claire, giulia] = [
    await openTalk(browser, world, world.claire, account),
    await openTalk(browser, world, world.giulia, account),
  ];
  await claire.text().click();
  await claire.page.keyboard.type('Opens Lyon in January; no delivery before six');
  await claire.saved();
  await claire.select('no delivery before six');
  await claire.page.keyboard.press('Control+m');
  const composer = claire.page.getByRole('textbox', { name: 'Comment on these words' });
  await expect(composer).toBeFocused();
  await claire.page.keyboard.type('Is that so, @giu');
  await expect(claire.option('Giulia Rossi')).toHaveAttribute('aria-selected', 'true');
  await claire.page.keyboard.press('Enter');
  await claire.page.keyboard.type('? <img src=x onerror=alert(1)>');
  await claire.page.keyboard.press('Control+Enter');
  await expect(claire.text().locator('.commented')).toHaveText('no delivery before six');
  await expect(giulia.text().locator('.commented')).toHaveText('no delivery before six');
  await giulia.text().locator('.commented').click();
  const thread = giulia.page.getByRole('region', { name: 'no delivery before six' });
  await expect(thread).toContainText('Is that so, @Giulia Rossi ? <img src=x onerror=alert(1)>');
  await thread.getByRole('textbox', { name: 'Reply' }).fill('They said so on Monday');
  await giulia.page.keyboard.press('Control+Enter');
  await expect(claire.page.getByText('They said so on Monday')).toBeVisible();
  // The words go, the thread stays; undo brings both together again.
  await claire.select('no delivery before six');
  await claire.page.keyboard.press('Delete');
  await expect(claire.page.getByText('Detached 1')).toBeVisible();
  await expect(giulia.page.getByText('Detached 1')).toBeVisible();
  await expect(thread).toBeVisible();
  await claire.page.keyboard.press('Control+z');
  await expect(giulia.text().locator('.commented')).toHaveText('no delivery before six');
  await expect(giulia.page.getByText('Detached 1')).toHaveCount(0);
  await giulia.button('Resolve').click();
  await expect(claire.text().locator('.commented')).toHaveCount(0);
  await claire.button(/Resolved 1/).click();
  await claire.button('Reopen').click();
  await expect(giulia.text().locator('.commented')).toBeVisible();
  const called = await world.sql`select target, place from mentions where place = 'thread'`;
  expect(called).toEqual([{ target: world.giulia.member, place: 'thread' }]);
  expect([...claire.troubles, ...giulia.troubles]).toEqual([]);
});

test('Ines, who may comment but not write, comments on words', async ({ browser }) => {
  const account = await anAccountToTalkOn(world, { visibility: 'people' });
  await ask(world.url, world.claire, `PUT /containers/${account.id}/grants/member/${world.ines.member}`, {
    level: 'comment',
  });
  const claire = await openTalk(browser, world, world.claire, account);
  await claire.text().click();
  await claire.page.keyboard.type('Volume discount from ten ovens on');
  await claire.saved();
  const ines = await openTalk(browser, world, world.ines, account);
  await expect(ines.text()).toContainText('Volume discount');
  await ines.select('ten ovens');
  await ines.page.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(ines.page.getByRole('textbox', { name: 'Comment on these words' })).toBeFocused();
  await ines.page.keyboard.type('Or twelve?');
  await ines.page.keyboard.press('Control+Enter');
  await expect(claire.text().locator('.commented')).toHaveText('ten ovens');
  await expect(ines.text()).toHaveAttribute('aria-readonly', 'true');
  expect([...claire.troubles, ...ines.troubles]).toEqual([]);
});

test('A deal is talked about by those who see its board', async ({ browser }) => {
  const [deal] = await world.addDeals([{ title: 'School canteens', stage: 'Qualification' }]);
  const claire = await openTalk(browser, world, world.claire, await anAccountToTalkOn(world));
  await claire.page.goto(`${world.url}/deals/${deal}`);
  await claire.page.getByRole('textbox', { name: 'Comment on this deal' }).fill('Budget is confirmed');
  await claire.page.keyboard.press('Control+Enter');
  await expect(claire.page.getByRole('article', { name: 'Comment by Claire Dubois' })).toContainText(
    'Budget is confirmed',
  );
  expect(claire.troubles).toEqual([]);
});
