import { AxeBuilder } from '@axe-core/playwright';

import { ask } from '../support/people.ts';
import { openBoard, type BoardScreen } from './board-screen.ts';
import { startBoardWorld, type BoardWorld } from './board-world.ts';
import { expect, test } from './test.ts';

let world: BoardWorld;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
});
test.afterAll(() => world?.stop());

const signal = (screen: BoardScreen, title: string) => screen.card(title).locator('[data-next]');
/** As the browsers count days. */
const day = (offset: number) =>
  new Date(Date.now() + offset * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' });

test('A card says that nothing is planned, one press plans it, and a colleague sees it; each has columns in their own order', async ({
  browser,
}) => {
  test.slow();
  const stage = world.board.stages[0]?.name ?? '';
  const [account] = world.accounts;
  const [first, late] = await world.addDeals([
    { stage, title: 'Oven without plans' },
    { stage, title: 'Oven that waits' },
    { stage, title: 'Oven to be seen', accountId: account?.id ?? null },
  ]);
  expect(first).not.toBe(late);
  const [claire, giulia] = [
    await openBoard(browser, world, world.claire),
    await openBoard(browser, world, world.giulia),
  ];
  await expect(signal(giulia, 'Oven without plans')).toHaveText('no activity');
  await signal(claire, 'Oven without plans').click();
  const line = claire.page.getByRole('textbox', { name: 'New task' });
  await line.fill('Call them tomorrow 9am');
  await line.press('Enter');
  for (const each of [claire, giulia]) await expect(signal(each, 'Oven without plans')).toHaveText(/^tomorrow \D*0?9/);
  await claire.page.keyboard.press('Escape');
  const task = { title: 'Was due', subject: { kind: 'deal', id: late }, due: { on: day(-3), zone: 'UTC' } };
  expect((await ask(world.url, world.ines, 'POST /tasks', task)).status).toBe(200);
  await expect(signal(giulia, 'Oven that waits')).toHaveText(/\d days? late/);
  const before = await giulia.titles(stage);
  await claire.page.getByRole('button', { name: 'Display' }).click();
  await claire.page.getByRole('menuitemradio', { name: 'By next activity' }).click();
  await claire.page.keyboard.press('Escape');
  await expect.poll(async () => (await claire.titles(stage))[0]).toBe('Oven that waits');
  expect(await giulia.titles(stage)).toEqual(before);
  const visit = {
    title: 'Visit of the line',
    calendarId: world.claire.member,
    accountId: account?.id,
    time: { kind: 'hours', from: `${day(-6)}T09:00`, to: `${day(-6)}T10:00`, zone: 'Europe/Paris' },
    repeat: 'FREQ=WEEKLY',
  };
  expect((await ask(world.url, world.claire, 'POST /events', visit)).status).toBe(200);
  await expect(signal(giulia, 'Oven to be seen')).toHaveText(/^tomorrow \D*0?9/);
  await signal(giulia, 'Oven to be seen').click();
  await expect(giulia.page.getByRole('textbox', { name: 'New task' })).toBeFocused();
  const event = giulia.page.getByRole('link', { name: /In the calendar: Visit of the line.*tomorrow \D*0?9/ });
  await expect(event).toBeVisible();
  const { violations } = await new AxeBuilder({ page: giulia.page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await event.click();
  // The one of the series that is next, not the series.
  await expect(giulia.page).toHaveURL(new RegExp(`/calendar\\?.*event=.*occurrence=${day(1)}T09`));
  await expect(giulia.page.getByRole('heading', { name: 'Visit of the line' })).toBeVisible();
});
