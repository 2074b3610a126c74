import type { Browser, Page } from '@playwright/test';

import { ask } from '../support/people.ts';
import { signedIn } from './board-screen.ts';
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
  const page = await signedIn(browser, world, as);
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
  await page.getByRole('textbox', { name: 'New task' }).fill('Order the yeast tomorrow');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Order the yeast')).toBeVisible();
  await expect(status(page, 'Offline · 1 change kept on this device')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: 'New task' })).toHaveCount(0);
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
