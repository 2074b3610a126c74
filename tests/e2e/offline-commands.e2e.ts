import type { Browser, Page } from '@playwright/test';

import { ask } from '../support/people.ts';
import { signedIn, withWorker } from './board-screen.ts';
import { startBoardWorld, type BoardWorld, type Colleague } from './board-world.ts';
import { keptRows } from './kept.ts';
import { expect, test } from './test.ts';

let world: BoardWorld;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
});
test.afterAll(() => world?.stop());

const given = async (to: Colleague, title: string): Promise<{ id: string }> => {
  const answer = await ask(world.url, world.claire, 'POST /tasks', { title, assigneeId: to.member });
  expect(answer.status).toBe(200);
  return answer.body as { id: string };
};
const row = (page: Page, title: string) => page.getByRole('row', { name: title });
const status = (page: Page, text: string | RegExp) => page.locator('[data-state]').filter({ hasText: text });
const completed = async (title: string) =>
  (
    await world.sql`select task.done_at is not null as done,
      (select count(*)::int from facts where subject = task.id and type = 'task.completed') as times
      from tasks task where title = ${title}`
  ).map(({ done, times }) => [done, times]);

/** A page that this browser shows again without network, with what it has read. */
const readyPage = async (browser: Browser, as: Colleague, path: string, seen: string): Promise<Page> => {
  const page = await signedIn(browser, world, as, withWorker);
  await page.goto(`${world.url}${path}`);
  await page.evaluate(async () => navigator.serviceWorker.ready);
  await expect(page.getByText(seen).first()).toBeVisible();
  await expect.poll(() => keptRows(page)).toContain(seen);
  await expect(status(page, 'Saved')).toBeVisible();
  return page;
};

test('What is added and ticked without network outlives a reload, and happens once', async ({ browser }) => {
  test.slow();
  await given(world.ines, 'Weigh the flour');
  const page = await readyPage(browser, world.ines, '/tasks', 'Weigh the flour');
  await page.context().setOffline(true);
  await expect(status(page, /^Offline/)).toBeVisible();
  await page.getByRole('button', { name: 'New task' }).click();
  const line = page.getByRole('textbox', { name: 'New task' });
  await line.fill('Order the yeast tomorrow');
  await line.press('Enter');
  await expect(row(page, 'Order the yeast')).toBeVisible();
  await expect(status(page, 'Offline · 1 change kept on this device')).toBeVisible();
  await line.press('Escape');
  await expect(line).toHaveCount(0);
  for (const title of ['Order the yeast', 'Weigh the flour'])
    await page.getByRole('button', { name: `Complete ${title}` }).click();
  await expect(status(page, 'Offline · 3 changes kept on this device')).toBeVisible();
  await page.reload();
  await expect(row(page, 'Order the yeast')).toBeVisible();
  await expect(status(page, 'Offline · 3 changes kept on this device')).toBeVisible();
  expect(await completed('Order the yeast')).toEqual([]);
  await page.context().setOffline(false);
  await expect(status(page, 'Saved')).toBeVisible({ timeout: 30_000 });
  for (const title of ['Order the yeast', 'Weigh the flour'])
    await expect.poll(() => completed(title)).toEqual([[true, 1]]);
});

test('What is sorted without network is sent when it is back; what was deleted meanwhile comes back with its reason', async ({
  browser,
}) => {
  test.slow();
  const [kept, gone] = [await given(world.giulia, 'Kept oven'), await given(world.giulia, 'Gone oven')];
  const page = await readyPage(browser, world.giulia, '/inbox', 'Kept oven');
  const item = (title: string) => page.locator('[data-item]').filter({ hasText: title });
  await item('Gone oven').click();
  await expect(page.getByRole('button', { name: 'Complete Gone oven' })).toBeVisible();
  await page.context().setOffline(true);
  await expect(status(page, /^Offline/)).toBeVisible();
  await page.getByRole('button', { name: 'Complete Gone oven' }).click();
  await expect(status(page, 'Offline · 1 change kept on this device')).toBeVisible();
  await item('Kept oven').click();
  await expect(item('Kept oven').and(page.locator('[aria-current="true"]'))).toBeVisible();
  await page.keyboard.press('e');
  await expect(item('Kept oven')).toHaveCount(0);
  const bin = await ask(world.url, world.claire, 'POST /tasks/bin', { taskIds: [gone.id] });
  expect(bin.status).toBe(200);
  await page.context().setOffline(false);
  await expect(status(page, '1 change was not accepted')).toBeVisible({ timeout: 30_000 });
  const done = () => world.sql`select from inbox_items where record = ${kept.id} and done_at is not null`;
  await expect.poll(async () => (await done()).length).toBe(1);
  await status(page, '1 change was not accepted').click();
  const refused = page.getByRole('list', { name: 'Not accepted' });
  await expect(refused).toContainText('It could not be changed');
  await refused.getByRole('button', { name: 'Discard' }).click();
  await expect(status(page, 'Saved')).toBeVisible();
});

test('What is put into the calendar and answered without network is sent once; a double booking is asked about then', async ({
  browser,
}) => {
  test.slow();
  const put = async (as: Colleague, title: string, hour: string, more: object = {}) => {
    const time = { kind: 'hours', from: `2027-02-10T${hour}:00`, to: `2027-02-10T${hour}:30`, zone: 'Europe/Paris' };
    const answer = await ask(world.url, as, 'POST /events', { calendarId: as.member, title, time, ...more });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  };
  await put(world.claire, 'Tasting', '09', { attendees: [{ kind: 'member', id: world.ines.member }] });
  const page = await readyPage(browser, world.ines, '/calendar?on=2027-02-10', 'Tasting');
  const event = (title: string) => page.getByRole('button', { name: title });
  await event('Tasting').click();
  const panel = page.getByRole('complementary', { name: 'Tasting' });
  await expect(panel.getByRole('button', { name: 'Yes', exact: true })).toBeVisible();
  await expect.poll(() => keptRows(page)).toContain('mayAnswer');
  await page.context().setOffline(true);
  await expect(status(page, /^Offline/)).toBeVisible();
  await panel.getByRole('button', { name: 'Yes', exact: true }).click();
  await expect(status(page, 'Offline · 1 change kept on this device')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await page.keyboard.press('c');
  const form = page.getByRole('dialog', { name: 'New event' });
  await form.getByRole('textbox', { name: 'Title' }).fill('Oven check 2027-02-10 11:00');
  await form.getByRole('button', { name: 'Save' }).last().click();
  await expect(event('Oven check')).toBeVisible();
  await expect(status(page, 'Offline · 2 changes kept on this device')).toBeVisible();
  await page.reload();
  await expect(event('Oven check')).toBeVisible();
  await expect(status(page, 'Offline · 2 changes kept on this device')).toBeVisible();
  // It is opened, changed again and moved before anybody has heard of it: still one thing to be sent.
  await event('Oven check').click();
  const own = page.getByRole('complementary', { name: 'Oven check' });
  await expect(own).toContainText('Only on this device');
  await own.getByRole('button', { name: 'Edit', exact: true }).click();
  const change = page.getByRole('dialog', { name: 'Edit', exact: true });
  await change.getByRole('textbox', { name: 'Title' }).fill('Oven check in Lyon');
  await change.getByRole('textbox', { name: 'Place' }).fill('Lyon');
  await change.getByRole('button', { name: 'Save' }).last().click();
  await expect(change).toHaveCount(0);
  await expect(page.getByRole('complementary', { name: 'Oven check in Lyon' })).toContainText('Lyon');
  await expect(event('Oven check in Lyon')).toBeVisible();
  await expect(status(page, 'Offline · 2 changes kept on this device')).toBeVisible();
  // What was put in by mistake is withdrawn, and nobody ever hears of it.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary', { name: 'Oven check in Lyon' })).toHaveCount(0);
  await page.keyboard.press('c');
  await form.getByRole('textbox', { name: 'Title' }).fill('A mistake 2027-02-10 15:00');
  await form.getByRole('button', { name: 'Save' }).last().click();
  await event('A mistake').click();
  await page.getByRole('complementary', { name: 'A mistake' }).getByRole('button', { name: 'Withdraw' }).click();
  await expect(event('A mistake')).toHaveCount(0);
  await expect(status(page, 'Offline · 2 changes kept on this device')).toBeVisible();
  // Meanwhile somebody else takes the hour.
  await put(world.ines, 'Flour supplier', '11');
  await page.context().setOffline(false);
  await expect(status(page, '1 change was not accepted')).toBeVisible({ timeout: 30_000 });
  await status(page, '1 change was not accepted').click();
  const refused = page.getByRole('list', { name: 'Not accepted' });
  await expect(refused).toContainText('Somebody is at something else at this time');
  await refused.getByRole('button', { name: 'Book anyway' }).click();
  await expect(status(page, 'Saved')).toBeVisible();
  const rows = () => world.sql`select title, location from events
    where title like 'Oven check%' or title = 'A mistake'`;
  const said = await world.sql`select attendee.answer from event_attendees attendee
    join events event on event.id = attendee.event
    where event.title = 'Tasting' and attendee.member = ${world.ines.member}`;
  await expect.poll(rows).toEqual([{ title: 'Oven check in Lyon', location: 'Lyon' }]);
  expect(said.map(({ answer }) => answer as string)).toEqual(['yes']);
});
