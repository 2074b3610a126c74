import { ask } from '../support/people.ts';
import { withWorker } from './board-screen.ts';
import { startBoardWorld, type BoardWorld } from './board-world.ts';
import { documentKept, keptRows } from './kept.ts';
import { anAccountToTalkOn, openTalk } from './talk-screen.ts';
import { expect, test } from './test.ts';

let world: BoardWorld;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
});
test.afterAll(() => world?.stop());

/** The half minute that makes a mention a fact need not be waited for here. */
const letSettle = () => world.sql`update settling set due_at = now()`;

test('Claire asks Giulia in a note, and Giulia acknowledges without reloading', async ({ browser }) => {
  const account = await anAccountToTalkOn(world);
  const [claire, giulia] = [
    await openTalk(browser, world, world.claire, account),
    await openTalk(browser, world, world.giulia, account),
  ];
  await claire.text().click();
  await claire.page.keyboard.type('Check the three-phase power @giu');
  await expect(claire.option(/Giulia Rossi/)).toHaveAttribute('aria-selected', 'true');
  await claire.page.keyboard.press('Enter');
  const mention = claire.text().getByText('@Giulia Rossi');
  await expect(mention).toBeVisible();
  await mention.click();
  await claire.page.getByRole('combobox', { name: 'Asked for' }).click();
  await claire.option('A decision').click();
  await claire.page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(claire.text()).toContainText('@Giulia Rossi · decide');
  await claire.saved();
  const settling = () => world.sql`select from settling where fact->'data'->>'action' = 'decide'`;
  await expect.poll(async () => (await settling()).length).toBe(1);
  await letSettle();
  const waiting = giulia.page.getByRole('region', { name: 'Waiting for you' });
  await expect(waiting).toContainText('Claire Dubois asks for a decision');
  await expect(giulia.text()).toContainText('@Giulia Rossi · decide');
  await giulia.button('Acknowledge').click();
  await expect(waiting).toHaveCount(0);
  const kept = async () => (await world.sql`select state, line from mentions where place_id = ${account.note}`)[0];
  await expect
    .poll(kept)
    .toMatchObject({ state: 'acknowledged', line: expect.stringContaining('Check the three-phase power') });
  // Renamed people are renamed in the text, without an edit.
  await world.sql`update members set name = 'Giulia Bianchi' where id = ${world.giulia.member}`;
  await claire.page.reload();
  await expect(claire.text()).toContainText('@Giulia Bianchi');
  await world.sql`update members set name = 'Giulia Rossi' where id = ${world.giulia.member}`;
  expect([...claire.troubles, ...giulia.troubles]).toEqual([]);
});

test('Claire calls somebody who cannot see the account and shares it by keyboard and one press', async ({
  browser,
}) => {
  const account = await anAccountToTalkOn(world, { visibility: 'people' });
  const claire = await openTalk(browser, world, world.claire, account);
  await claire.text().click();
  await claire.page.getByRole('button', { name: 'Mention somebody' }).click();
  await expect(claire.page.getByRole('listbox', { name: 'People, teams, records and days' })).toBeVisible();
  await claire.page.keyboard.type('ines');
  await expect(claire.option(/Ines Moreau.*No access/)).toHaveAttribute('aria-selected', 'true');
  await claire.page.keyboard.press('Enter');
  await expect(claire.page.getByText('Ines Moreau cannot see this account.')).toBeVisible();
  await claire.button('Let them read').click();
  await expect(claire.page.getByText('Ines Moreau can read this account now.')).toBeVisible();
  const ines = await openTalk(browser, world, world.ines, account);
  await expect(ines.text()).toContainText('@Ines Moreau');
  expect([...claire.troubles, ...ines.troubles]).toEqual([]);
});

test('Records and days are found from the same sign, and a name is no script', async ({ browser }) => {
  const account = await anAccountToTalkOn(world);
  const evil = '<img src=x onerror=alert(1)>';
  await world.sql`update accounts set name = ${evil} where id = ${world.accounts[5]?.id ?? ''}`;
  const claire = await openTalk(browser, world, world.claire, account);
  await claire.text().click();
  await claire.page.keyboard.type('Like @sodexia');
  await claire.option(/Groupe Sodexia/).click();
  await claire.page.keyboard.type('and @<img');
  await claire.option(/onerror/).click();
  await claire.page.keyboard.type('@tomorrow');
  await claire.option(/tomorrow/i).click();
  await expect(claire.text()).toContainText('Like Groupe Sodexia and');
  await expect(claire.text()).toContainText(evil);
  await expect(claire.text().locator('[data-node="date"]')).toBeVisible();
  await expect(claire.text().locator('[data-node] img')).toHaveCount(0);
  expect(claire.troubles).toEqual([]);
});

test('A record in a text follows its name and its end, also without a network, and says nothing to who may not see it', async ({
  browser,
}) => {
  const account = await anAccountToTalkOn(world);
  const named = (await ask(world.url, world.claire, 'POST /accounts', { name: 'Minoterie Blanc' })).body as {
    id: string;
  };
  const claire = await openTalk(browser, world, world.claire, account);
  await claire.text().click();
  await claire.page.keyboard.type('Like @minoterie');
  await claire.option(/Minoterie Blanc/).click();
  await claire.saved();
  const giulia = await openTalk(browser, world, world.giulia, account, withWorker);
  const record = giulia.text().locator('[data-node="record"]');
  await expect(record).toHaveText('Minoterie Blanc');
  const change = async (route: `${'POST' | 'PATCH'} /${string}`, body: object) =>
    expect((await ask(world.url, world.claire, route, body)).status).toBeLessThan(300);
  await change(`PATCH /accounts/${named.id}`, { name: 'Minoterie Noire' });
  await expect(record).toHaveText('Minoterie Noire');
  await change('POST /accounts/archive', { accountIds: [named.id] });
  await expect(record).toHaveText('Minoterie Noire · archived');

  await giulia.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await expect.poll(() => keptRows(giulia.page)).toContain(`"account:${named.id}":"archived"`);
  await documentKept(giulia.page, account.note);
  await giulia.page.context().setOffline(true);
  await giulia.page.reload();
  await expect(record).toHaveText('Minoterie Noire · archived');
  await giulia.page.context().setOffline(false);

  await world.sql`update containers set visibility = 'people' where id = ${named.id}`;
  await world.sql`update workspaces set rights_version = rights_version + 1`;
  await giulia.page.reload();
  await expect(record).toHaveText('—');
  await expect(record).toHaveAttribute('title', 'It is no longer there, or not open to you.');
  await expect(giulia.text()).not.toContainText('Minoterie');
});
