import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { ask } from '../support/people.ts';
import { signedIn } from './board-screen.ts';
import { startBoardWorld, type BoardWorld } from './board-world.ts';
import { expect, test } from './test.ts';

let world: BoardWorld;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
});
test.afterAll(() => world?.stop());

const row = (page: Page, title: string) => page.getByRole('row', { name: title });
const given = async (body: object): Promise<{ id: string }> => {
  const answer = await ask(world.url, world.claire, 'POST /tasks', body);
  expect(answer.status).toBe(200);
  return answer.body as { id: string };
};
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

test('Claire writes a line, Giulia has the task, does it, and takes that back; both see it without reloading', async ({
  browser,
}) => {
  const [claire, giulia] = [await signedIn(browser, world, world.claire), await signedIn(browser, world, world.giulia)];
  await Promise.all([claire.goto(`${world.url}/tasks?view=delegated`), giulia.goto(`${world.url}/tasks`)]);
  await expect(giulia.getByText('Nothing to do')).toBeVisible();
  await claire.getByText('Nothing delegated').waitFor();

  await claire.keyboard.press('c');
  const line = claire.getByRole('textbox', { name: 'New task' });
  await expect(line).toBeFocused();
  await line.pressSequentially('Call Durand back tomorrow 2pm @giulia !high monday');
  for (const chip of ['Giulia Rossi', 'High', /2:00\sPM/, 'Tomorrow', 'Boulangeries Durand'])
    await expect(claire.getByRole('listitem').filter({ hasText: chip })).toBeVisible();
  // What was not meant goes back into the title; the other day is understood in its place.
  await claire.getByRole('button', { name: 'Not meant: High' }).click();
  await expect(line).toBeFocused();
  await line.press('End');
  for (const _ of ' monday') await line.press('Backspace');
  await line.press('Enter');
  const title = 'Call Durand back !high';
  await expect(row(claire, title)).toBeVisible();
  await expect(line).toHaveValue('');

  await expect(row(giulia, title)).toContainText(/Tomorrow\s2:00\sPM/);
  await expect(row(giulia, title).getByRole('link', { name: 'Boulangeries Durand' })).toBeVisible();
  await expect(giulia.getByRole('grid', { name: 'Tomorrow' })).toBeVisible();

  await giulia.keyboard.press('j');
  await expect(row(giulia, title)).toBeFocused();
  await giulia.keyboard.press('e');
  await expect(row(claire, title)).toHaveCount(0);
  await expect(row(giulia, title)).toHaveCount(0);
  await giulia.getByRole('button', { name: 'Undo' }).click();
  await expect(row(giulia, title)).toBeVisible();
  await expect(row(claire, title)).toBeVisible();

  await row(giulia, title).focus();
  await giulia.keyboard.press('s');
  await giulia
    .getByRole('dialog', { name: 'Due' })
    .getByRole('button', { name: /^Today/ })
    .first()
    .click();
  await expect(row(claire, title)).toContainText(/Today|Yesterday/);
  await row(claire, title).focus();
  await claire.keyboard.press('a');
  await claire.getByRole('combobox', { name: 'Assign to' }).fill('ines');
  await claire.getByRole('option', { name: /Ines/ }).click();
  await expect(row(giulia, title)).toHaveCount(0);
});

test('what is to do stands on the account, and what became of it in its timeline', async ({ browser }) => {
  const account = world.accounts[2];
  await given({
    title: 'Check the power',
    subject: { kind: 'account', id: account?.id },
    assigneeId: world.claire.member,
  });
  const page = await signedIn(browser, world, world.claire);
  await page.goto(`${world.url}/accounts/${account?.id}`);
  const section = page.getByRole('region', { name: 'Tasks' });
  await section.getByRole('button', { name: 'Complete Check the power' }).click();
  await expect(page.getByText(/completed a task: Check the power/)).toBeVisible();
  await section.getByRole('button', { name: 'Add a task' }).click();
  await section.getByRole('textbox', { name: 'New task' }).fill('Send the plan friday');
  await section.getByRole('textbox', { name: 'New task' }).press('Enter');
  await expect(section.getByRole('listitem', { name: 'Send the plan' })).toBeVisible();
});

test('a task is talked about by those who know of it, and reminds whom it is given to', async ({ browser }) => {
  const title = 'Ask for the plan of the bakery';
  const task = await given({ title, assigneeId: world.giulia.member });
  const claire = await signedIn(browser, world, world.claire);
  await claire.goto(`${world.url}/tasks?peek=${task.id}`);
  await claire.getByRole('textbox', { name: 'Comment on this task' }).click();
  await claire.keyboard.type('Marc has it');
  await claire.keyboard.press('Control+Enter');
  await expect(claire.getByText('Marc has it')).toBeVisible();
  const giulia = await signedIn(browser, world, world.giulia);
  await giulia.goto(`${world.url}/inbox`);
  await giulia.locator('[data-item]').filter({ hasText: title }).click();
  await expect(giulia.getByRole('article', { name: title })).toContainText('Marc has it');
  await giulia.getByRole('button', { name: 'No reminder' }).click();
  await giulia
    .getByRole('dialog', { name: 'Reminder' })
    .getByRole('button', { name: /^Tomorrow/ })
    .click();
  await expect(claire.getByRole('button', { name: /09:00|9:00/ })).toBeVisible();
});

test('several are put off at once, and that is one undo', async ({ browser }) => {
  for (const title of ['First of two', 'Second of two'])
    await given({ title, assigneeId: world.ines.member, due: { on: day(-2), zone: 'UTC' } });
  const page = await signedIn(browser, world, world.ines, { timezoneId: 'UTC' });
  await page.goto(`${world.url}/tasks`);
  const two = (group: string) => page.getByRole('grid', { name: group }).getByRole('row').filter({ hasText: 'of two' });
  await expect(two('Overdue')).toHaveCount(2);
  await two('Overdue').first().focus();
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('2 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Put off' }).click();
  await page
    .getByRole('dialog', { name: 'Due' })
    .getByRole('button', { name: /^Tomorrow/ })
    .click();
  await expect(two('Tomorrow')).toHaveCount(2);
  await expect(two('Overdue')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(two('Overdue')).toHaveCount(2);
});

// Each theme and each width once: what a theme breaks it breaks at either.
for (const [colorScheme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const)
  test(`The tasks pass axe in the ${colorScheme} theme at ${width} px and fit`, async ({ browser }) => {
    const about = { kind: 'account', id: world.accounts[0]?.id };
    await given({
      title: `Late ${colorScheme} ${width}`,
      assigneeId: world.claire.member,
      priority: 'urgent',
      subject: about,
      due: { on: day(-1), zone: 'UTC' },
    });
    const page = await signedIn(browser, world, world.claire, {
      colorScheme,
      locale: 'fr-FR',
      viewport: { width, height: 844 },
    });
    await page.goto(`${world.url}/tasks?create=true`);
    await expect(row(page, `Late ${colorScheme} ${width}`)).toBeVisible();
    const faults = async () =>
      (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
    expect(await faults()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await row(page, `Late ${colorScheme} ${width}`).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('complementary', { name: `Late ${colorScheme} ${width}` })).toBeVisible();
    expect(await faults()).toEqual([]);
  });
