import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { ask } from '../support/people.ts';
import { openBoard, signedIn } from './board-screen.ts';
import { startBoardWorld, type BoardWorld } from './board-world.ts';
import { expect, test } from './test.ts';

let world: BoardWorld;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
});
test.afterAll(() => world?.stop());

const give = async (title: string) => {
  const answer = await ask(world.url, world.claire, 'POST /tasks', { title, assigneeId: world.giulia.member });
  expect(answer.status).toBe(200);
};

test('Giulia chooses what tells her, in the dark, on a phone', async ({ browser }) => {
  const page = await signedIn(browser, world, world.giulia, {
    colorScheme: 'dark',
    viewport: { width: 390, height: 900 },
  });
  await page.goto(`${world.url}/settings/notifications`);
  const comments = page.getByRole('group', { name: 'Comments and replies' });
  await comments.getByRole('combobox').click();
  await page.getByRole('option', { name: 'Mail at once' }).click();
  await comments.getByRole('checkbox').click();
  // On a slow line: what is read while a choice is on its way does not know it, and must not undo it in the next one.
  const settings = /\/api\/v1\/notifications$/;
  await page.route(settings, async (route) => {
    if (route.request().method() === 'PATCH') await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  await page.getByRole('combobox', { name: 'Quiet hours' }).click();
  await page.getByRole('option', { name: 'From one hour to another' }).click();
  const readMeanwhile = page.waitForResponse(
    (answer) => settings.test(answer.url()) && answer.request().method() === 'GET',
  );
  await page.getByLabel('Until').fill('06:30');
  await readMeanwhile;
  await page.getByRole('button', { name: 'Sun' }).click();
  await expect(page.getByRole('button', { name: 'Sun' })).toHaveAttribute('aria-pressed', 'false');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const kept = async () => (await ask(world.url, world.giulia, 'GET /notifications')).body;
  await expect.poll(kept).toMatchObject({
    events: { comments: { mail: 'now', browser: true }, mentions: { mail: 'now' } },
    quiet: { kind: 'hours', from: '20:00', to: '06:30', days: [1, 2, 3, 4, 5, 6] },
  });
  await page.unroute(settings);
  await page.reload();
  await expect(comments.getByRole('combobox')).toHaveText('Mail at once');
  await page.getByRole('combobox', { name: 'Quiet hours' }).click();
  await page.getByRole('option', { name: 'None' }).click();
  await expect.poll(kept).toMatchObject({ quiet: null });
});

test('Her browser tells her who and why while she looks elsewhere, and goes to the place', async ({ browser }) => {
  const page = await signedIn(browser, world, world.giulia);
  await page.addInitScript(() => {
    // A headless browser says of every page that it is looked at, and allows no notices: both are said in its place, and
    // what would be shown is kept to be read.
    const told: { title: string; body: string; notice: EventTarget }[] = [];
    const Kept = class extends EventTarget {
      static permission: NotificationPermission = 'default';
      static requestPermission() {
        Kept.permission = 'granted';
        return Promise.resolve(Kept.permission);
      }
      constructor(title: string, { body = '' }: NotificationOptions) {
        super();
        told.push({ title, body, notice: this });
      }
      close() {
        told.splice(0);
      }
    };
    const own = Object.assign(globalThis, { Notification: Kept, told, looked: true, asked: 0 });
    document.hasFocus = () => {
      own.asked += 1;
      return own.looked;
    };
  });
  // How often the page asked whether it is looked at, which it does of everything that comes after the first look.
  const asked = () => page.evaluate(() => (globalThis as unknown as { asked: number }).asked);
  const told = () =>
    page.evaluate(() =>
      (globalThis as unknown as { told: { title: string; body: string }[] }).told.map(({ title, body }) => [
        title,
        body,
      ]),
    );
  const look = (looked: boolean) => page.evaluate((value) => void Object.assign(globalThis, { looked: value }), looked);
  // What is there at the first look is nothing that comes.
  const firstLook = page.waitForResponse((answer) => /\/inbox\?.*limit=20/.test(answer.url()));
  await page.goto(`${world.url}/settings/notifications`);
  await page.getByRole('button', { name: 'Allow notices in this browser' }).click();
  await (await firstLook).finished();
  await expect(page.getByRole('switch', { name: 'Notices in this browser' })).toBeChecked();
  const unread = page.getByRole('link', { name: /^Inbox/ });
  await expect(unread).toBeVisible();
  await give('While she looks');
  await expect(unread).toContainText('1');
  await expect.poll(asked).toBeGreaterThan(0);
  await look(false);
  await give('Call Durand');
  await expect.poll(told).toEqual([['Claire Dubois gave you this task', '']]);
  await page.getByRole('switch', { name: 'Show what they are about' }).click();
  await give('Write to Martin');
  await expect.poll(async () => (await told()).at(-1)).toEqual(['Claire Dubois gave you this task', 'Write to Martin']);
  await page.evaluate(() => {
    const { told: all } = globalThis as unknown as { told: { notice: EventTarget }[] };
    all[0]?.notice.dispatchEvent(new Event('click'));
  });
  await expect(page).toHaveURL(/\/tasks\?.*peek=/);
  await expect(page.getByText('Call Durand').first()).toBeVisible();
});

/** What stands first in something that scrolls, by its text. */
const firstIn = (page: Page, scroller: string, items: string) =>
  page.evaluate(
    ([within = '', each = '']) => {
      const box = document.querySelector(within);
      const edge = box?.getBoundingClientRect().top ?? 0;
      const first = [...(box?.querySelectorAll(each) ?? [])].find(
        (one) => one.getBoundingClientRect().bottom > edge + 4,
      );
      return first?.textContent ?? '';
    },
    [scroller, items],
  );

/** By the sidebar and the list of accounts. */
const goToAccount = async (page: Page, name: string) => {
  await page.getByRole('link', { name: 'Accounts' }).first().click();
  await page.getByRole('grid', { name: 'Accounts' }).getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
};

test('Giulia sees what Claire sees as she goes through a board and a note', async ({ browser }) => {
  const titles = Array.from({ length: 40 }, (_, at) => `Deal ${at}`);
  await world.addDeals(titles.map((title) => ({ title, stage: 'Qualification' })));
  const claire = (await openBoard(browser, world, world.claire)).page;
  const { page: giulia } = await openBoard(browser, world, world.giulia, { viewport: { width: 1100, height: 700 } });
  await giulia.getByRole('button', { name: /^Claire Dubois/ }).click();
  await expect(giulia.getByText('Following Claire Dubois')).toBeVisible();
  await expect(claire.getByRole('img', { name: '1 person follows you' })).toBeVisible();
  // Her column: the same card stands first in a window of another size.
  const column = '[data-follow^="column:"]';
  for (const page of [claire, giulia]) await expect(page.locator(`${column} [data-deal]`).nth(5)).toBeVisible();
  await claire.locator(column).first().hover();
  await claire.mouse.wheel(0, 1_500);
  const scrolled = () =>
    claire
      .locator(column)
      .first()
      .evaluate((element) => element.scrollTop);
  await expect.poll(scrolled).toBeGreaterThanOrEqual(1_499);
  const first = () => firstIn(claire, column, '[data-deal]');
  await expect.poll(first).toMatch(/Deal [1-9]/);
  await expect.poll(async () => (await firstIn(giulia, column, '[data-deal]')) === (await first())).toBe(true);
  // What she opens beside it, and closes.
  await claire.locator(`${column} [data-deal]`).nth(6).focus();
  await claire.keyboard.press('Space');
  await expect(claire).toHaveURL(/peek=/);
  await expect.poll(() => giulia.url()).toBe(claire.url());
  await expect(giulia.getByRole('complementary').getByRole('button', { name: 'Close' })).toBeVisible();
  await claire.keyboard.press('Escape');
  await expect(giulia).not.toHaveURL(/peek=/);
  // A note, paragraph by paragraph.
  await goToAccount(claire, world.accounts[0]?.name ?? '');
  await claire.getByRole('button', { name: 'Begin blank' }).click();
  await claire.locator('.note-text').evaluate((element) => {
    const { editor } = element as unknown as { editor: { commands: { insertContent: (html: string) => void } } };
    editor.commands.insertContent(Array.from({ length: 80 }, (_, at) => `<p>Paragraph ${at}.</p>`).join(''));
  });
  await expect(giulia.getByText('Paragraph 79.')).toBeAttached();
  await claire.locator('[data-follow="note"]').hover();
  await claire.mouse.wheel(0, -10_000);
  await claire.mouse.wheel(0, 900);
  const paragraph = () => firstIn(claire, '[data-follow="note"]', '.ProseMirror > *');
  await expect.poll(paragraph).toMatch(/Paragraph [1-9]\d\./);
  await expect
    .poll(async () => (await firstIn(giulia, '[data-follow="note"]', '.ProseMirror > *')) === (await paragraph()))
    .toBe(true);
  // Her own wheel ends it, and what Claire does afterwards is Claire's.
  await giulia.mouse.move(600, 400);
  await giulia.mouse.wheel(0, 10);
  await expect(giulia.getByText('Following Claire Dubois')).toHaveCount(0);
  await expect(claire.getByRole('img', { name: '1 person follows you' })).toHaveCount(0);
  const left = giulia.url();
  await claire.getByRole('link', { name: 'Accounts' }).first().click();
  await expect(claire).toHaveURL(/\/accounts$/);
  expect(giulia.url()).toBe(left);
});

test('Giulia sees where Claire is, follows her until Esc, and that she wants quiet', async ({ browser }) => {
  const claire = await signedIn(browser, world, world.claire);
  const giulia = await signedIn(browser, world, world.giulia);
  const [first, second] = world.accounts;
  await claire.goto(`${world.url}/accounts/${first?.id}`);
  await giulia.goto(`${world.url}/tasks`);
  const here = giulia.getByRole('button', { name: 'Here now' });
  await here.click();
  await giulia.getByRole('button', { name: 'Follow Claire Dubois' }).click();
  await expect(giulia).toHaveURL(new RegExp(`/accounts/${first?.id}`));
  await expect(giulia.getByText('Following Claire Dubois')).toBeVisible();
  await expect(claire.getByRole('img', { name: '1 person follows you' })).toBeVisible();
  await goToAccount(claire, second?.name ?? '');
  await expect(giulia).toHaveURL(new RegExp(`/accounts/${second?.id}`));
  await giulia.keyboard.press('Escape');
  await expect(giulia.getByText('Following Claire Dubois')).toHaveCount(0);
  await claire.goto(`${world.url}/settings/notifications`);
  await claire.getByRole('button', { name: 'Be quiet until…' }).click();
  await claire.getByRole('button', { name: /In an hour/ }).click();
  await expect(claire.getByText(/^Quiet until/)).toBeVisible();
  await here.click();
  await expect(giulia.getByRole('dialog', { name: 'Here now' })).toContainText('Claire DuboisSomewhere in Baton');
  await expect(giulia.getByRole('img', { name: 'In quiet mode' })).toBeVisible();
  await expect(giulia).toHaveURL(new RegExp(`/accounts/${second?.id}`));
  await claire.getByRole('button', { name: 'End quiet mode' }).click();
  await expect(giulia.getByRole('img', { name: 'In quiet mode' })).toHaveCount(0);
  // On a phone there is no sidebar to tell it.
  await giulia.keyboard.press('Escape');
  await expect(giulia.getByRole('dialog', { name: 'Here now' })).toBeHidden();
  await giulia.setViewportSize({ width: 390, height: 844 });
  const bar = giulia.getByRole('navigation', { name: 'Navigation' }).last();
  await bar.getByRole('button', { name: 'More', exact: true }).click();
  await giulia.getByRole('menuitem', { name: /^Here now/ }).click();
  await expect(giulia.getByRole('dialog', { name: 'Here now' })).toContainText('Claire Dubois');
});
