import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { ask } from '../support/people.ts';
import { signedIn } from './board-screen.ts';
import { startBoardWorld, type BoardWorld, type Colleague } from './board-world.ts';
import { expect, test } from './test.ts';
import { heldUndo } from './way-back.ts';

let world: BoardWorld;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
});
test.afterAll(() => world?.stop());

const given = async (as: Colleague, title: string, from: string, to: string, more: object = {}): Promise<void> => {
  const answer = await ask(world.url, as, 'POST /events', {
    calendarId: as.member,
    title,
    time: { kind: 'hours', from, to, zone: 'Europe/Paris' },
    ...more,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
};
const open = async (page: Page, search: string): Promise<void> => {
  await page.goto(`${world.url}/calendar?${search}`);
  await page.getByRole('region', { name: 'Days and hours' }).waitFor();
  // Until the live line is up a command may be kept for later, and a double booking is not asked about.
  await expect(page.locator('[data-state]').filter({ hasText: 'Saved' })).toBeVisible();
};
const day = (page: Page, name: string) => page.getByRole('group', { name });
const event = (page: Page, title: string) => page.getByRole('button', { name: title });

test('Claire invites Giulia, who says yes; Claire moves it and calls it off, and each sees it without reloading', async ({
  browser,
}) => {
  const [claire, giulia] = [await signedIn(browser, world, world.claire), await signedIn(browser, world, world.giulia)];
  await Promise.all([open(claire, 'on=2027-02-10'), open(giulia, 'on=2027-02-10')]);
  await claire.keyboard.press('c');
  const form = claire.getByRole('dialog', { name: 'New event' });
  await form.getByRole('textbox', { name: 'Title' }).fill('Demo Durand 2027-02-11 14:00 @giulia');
  await expect(form.getByRole('listitem').filter({ hasText: 'Giulia Rossi' }).first()).toBeVisible();
  await form.getByRole('button', { name: 'Save' }).last().click();
  const thursday = 'Thursday, February 11, 2027';
  await expect(day(claire, thursday).getByRole('button', { name: /Demo/ })).toBeVisible();
  await expect(day(giulia, thursday).getByRole('button', { name: /Demo/ })).toBeVisible();

  await event(giulia, 'Demo').click();
  const panel = giulia.getByRole('complementary', { name: /Demo/ });
  await panel.getByRole('button', { name: 'Yes', exact: true }).click();
  await event(claire, 'Demo').click();
  const mine = claire.getByRole('complementary', { name: /Demo/ });
  await expect(mine.getByRole('listitem').filter({ hasText: 'Giulia Rossi' })).toContainText('Comes');
  await claire.keyboard.press('Escape');

  // To Friday at a quarter past two: one change for all of the way.
  await event(claire, 'Demo').focus();
  await claire.keyboard.press('ArrowRight');
  await claire.keyboard.press('ArrowDown');
  await claire.keyboard.press('Enter');
  // The offer from when it was made would call it off.
  const undo = await heldUndo(claire, /^Demo.* was moved$/);
  const friday = 'Friday, February 12, 2027';
  await expect(day(giulia, friday).getByRole('button', { name: /Demo/ })).toContainText(/2:15/);
  await undo.click();
  await expect(day(giulia, thursday).getByRole('button', { name: /Demo/ })).toBeVisible();

  await day(claire, thursday).getByRole('button', { name: /Demo/ }).click();
  await claire.getByRole('button', { name: 'Cancel the event' }).click();
  await expect(event(giulia, 'Demo')).toHaveCount(0);
  await expect(event(claire, 'Demo')).toHaveCount(0);
});

test('with the keyboard alone: a slot, its length, an event in it, a double booking that is asked about', async ({
  browser,
}) => {
  await given(world.ines, 'Taken', '2027-03-03T10:00', '2027-03-03T11:00');
  const page = await signedIn(browser, world, world.ines);
  await open(page, 'on=2027-03-03');
  const slot = page.getByRole('button', { name: /^New event, / });
  await slot.focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key);
  await expect(slot).toHaveAccessibleName(/Wednesday, March 3, 9:30\s–\s11:00/);
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'New event' });
  await expect(form.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await page.keyboard.type('Second');
  await page.keyboard.press('Enter');
  const asked = page.getByRole('alertdialog', { name: 'This would be a double booking' });
  await expect(asked).toContainText('Taken');
  await asked.getByRole('button', { name: 'Book all the same' }).press('Enter');
  await expect(event(page, 'Second')).toContainText('Double booking');
  await expect(event(page, 'Taken')).toContainText('Double booking');
});

test('in the week in which clocks go forward an event stands at its hour, before and after', async ({ browser }) => {
  await given(world.claire, 'Every day at nine', '2027-03-26T09:00', '2027-03-26T10:00', { repeat: 'FREQ=DAILY' });
  const page = await signedIn(browser, world, world.claire);
  await open(page, 'on=2027-03-28');
  await expect(page.getByText('23 h: clocks go forward')).toBeVisible();
  const nine = event(page, 'Every day at nine');
  await expect(nine).toHaveCount(3);
  const tops = () => nine.evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().top)));
  await expect.poll(async () => new Set(await tops()).size).toBe(1);
  // One of the series is drawn to ten: the others stay.
  await nine.last().focus();
  for (let quarter = 0; quarter < 4; quarter += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Which ones?' }).getByRole('button', { name: 'This one alone' }).click();
  await expect(nine.filter({ hasText: /10:00.*11:00/ })).toHaveCount(1);
  await expect(nine.filter({ hasText: /9:00.*10:00/ })).toHaveCount(2);
});

test('a pointer draws a new event, moves it and makes it longer', async ({ browser }) => {
  const page = await signedIn(browser, world, world.giulia);
  await open(page, 'on=2027-04-07');
  const column = await day(page, 'Wednesday, April 7, 2027').boundingBox();
  if (!column) throw new Error('The day is not shown');
  const x = column.x + column.width / 2;
  const y = (hour: number) => column.y + hour * 48;
  const draw = async (from: number, to: number, toX = x) => {
    await page.mouse.move(x, from);
    await page.mouse.down();
    await page.mouse.move(toX, (from + to) / 2, { steps: 4 });
    await page.mouse.move(toX, to, { steps: 4 });
    await page.mouse.up();
  };
  await draw(y(10) + 2, y(11.5) - 2);
  const form = page.getByRole('dialog', { name: 'New event' });
  await form.getByRole('textbox', { name: 'Title' }).fill('Drawn');
  await form.getByRole('button', { name: 'Save' }).last().click();
  await expect(event(page, 'Drawn')).toContainText(/10:00\s–\s11:30/);
  await draw(y(10.5), y(12.5), x + column.width);
  await expect(day(page, 'Thursday, April 8, 2027').getByRole('button', { name: /Drawn/ })).toContainText(
    /12:00\s–\s1:30|12:00.*13:30/,
  );
  // A fair of two days is carried two days on by the keyboard and made longer, then a day back by the pointer.
  const answer = await ask(world.url, world.giulia, 'POST /events', {
    title: 'Fair',
    calendarId: world.giulia.member,
    time: { kind: 'days', from: '2027-04-05', to: '2027-04-06' },
  });
  expect(answer.status).toBe(200);
  const fair = page.getByRole('button', { name: /Fair/ });
  const days = async () =>
    (await world.sql`select time->>'from' as from, time->>'to' as to from events where title = 'Fair'`).map(
      ({ from, to }) => `${from} ${to}`,
    );
  await fair.focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'Shift+ArrowRight', 'Enter']) await page.keyboard.press(key);
  await expect.poll(days).toEqual(['2027-04-07 2027-04-09']);
  await expect(fair).toBeFocused();
  const bar = await fair.boundingBox();
  if (!bar) throw new Error('The bar is not shown');
  await page.mouse.move(bar.x + bar.width / 2, bar.y + 5);
  await page.mouse.down();
  await page.mouse.move(bar.x + bar.width / 2 - column.width, bar.y + 5, { steps: 5 });
  await page.mouse.up();
  await expect.poll(days).toEqual(['2027-04-06 2027-04-08']);
});

// Each theme and each width once: what a theme breaks it breaks at either.
for (const [colorScheme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const)
  test(`The calendar passes axe in the ${colorScheme} theme at ${width} px and fits`, async ({ browser }) => {
    const title = `Seen ${colorScheme} ${width}`;
    await given(world.claire, title, '2027-05-12T09:00', '2027-05-12T10:00', { despiteConflict: true });
    const page = await signedIn(browser, world, world.claire, {
      colorScheme,
      locale: 'fr-FR',
      viewport: { width, height: 844 },
    });
    const faults = async () =>
      (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
    for (const view of width === 390 ? ['day', 'agenda'] : ['week', 'month', 'agenda']) {
      await page.goto(`${world.url}/calendar?on=2027-05-12&view=${view}`);
      await expect(event(page, title)).toBeVisible();
      expect(await faults(), view).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    await event(page, title).first().click();
    await expect(page.getByRole('complementary', { name: title })).toBeVisible();
    expect(await faults()).toEqual([]);
  });

test('a secret address is made, read from outside, and leads nowhere once it is revoked', async ({ browser }) => {
  const page = await signedIn(browser, world, world.claire);
  await open(page, 'on=2027-03-26');
  await page.getByRole('button', { name: 'Subscribe' }).click();
  const dialog = page.getByRole('dialog', { name: 'Subscribe' });
  await dialog.getByRole('button', { name: 'Make an address' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Address' })).toHaveValue(/^http/);
  const address = await dialog.getByRole('textbox', { name: 'Address' }).inputValue();
  const read = async () => (await fetch(address)).status;
  expect(await read()).toBe(200);
  await dialog.getByRole('button', { name: 'Revoke this address' }).click();
  await expect(dialog.getByRole('button', { name: 'Revoke this address' })).toHaveCount(0);
  expect(await read()).toBe(404);
});

test('a device gets a password of its own in the settings, on a phone in the dark, and syncs no more once it is revoked', async ({
  browser,
}) => {
  const page = await signedIn(browser, world, world.claire, {
    colorScheme: 'dark',
    viewport: { width: 390, height: 844 },
  });
  await page.goto(`${world.url}/settings/calendars`);
  await page.getByRole('textbox', { name: 'Device' }).fill('My phone');
  await page.getByRole('button', { name: 'Make a password' }).click();
  const secret = await page.getByRole('textbox', { name: 'App password' }).inputValue();
  const user = await page.getByRole('textbox', { name: 'User name' }).inputValue();
  const authorization = `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
  const sync = async () =>
    (await fetch(`${world.url}/dav/calendars/`, { method: 'PROPFIND', headers: { authorization } })).status;
  expect(await sync()).toBe(207);
  await page.getByRole('textbox', { name: 'ICS link' }).fill('webcal://localhost/a.ics');
  await page.getByRole('button', { name: 'Show it here' }).click();
  await expect(page.getByText('This address cannot be read.', { exact: false })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.getByRole('button', { name: 'Revoke the password of My phone' }).click();
  await expect(page.getByText('No device syncs yet.')).toBeVisible();
  expect(await sync()).toBe(401);
});
