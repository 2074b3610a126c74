import { signedIn } from './board-screen.ts';
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

const rounds = 10;
const paceMs = 400;

test('a ☐ that Claire writes for Giulia is on her list; each sees the ticks of the other, and the line is one press away', async ({
  browser,
}) => {
  test.slow();
  const account = await anAccountToTalkOn(world);
  const claire = await openTalk(browser, world, world.claire, account);
  await claire.text().click();
  await claire.page.keyboard.type('What is next');
  await claire.page.keyboard.press('Enter');
  await claire.page.keyboard.type('[] Call Durand back @giu');
  await claire.take(/Giulia Rossi/);
  await expect(claire.text().getByText('@Giulia Rossi')).toBeVisible();
  await claire.saved();
  const written = () => world.sql`select from tasks where note = ${account.note} and assignee = ${world.giulia.member}`;
  await expect.poll(async () => (await written()).length).toBe(1);

  const giulia = await signedIn(browser, world, world.giulia);
  await giulia.goto(`${world.url}/tasks`);
  const row = giulia.getByRole('row', { name: 'Call Durand back' });
  await expect(row).toBeVisible();
  const box = claire.text().getByRole('checkbox');

  const took = { toList: [] as number[], toNote: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    // Paced on purpose: a list waits a moment after it was read again, and people do not tick twice within it.
    await giulia.waitForTimeout(paceMs);
    let began = performance.now();
    await row.getByRole('button', { name: 'Complete Call Durand back' }).click();
    await expect(box).toBeChecked();
    took.toNote.push(performance.now() - began);
    await expect(row).toHaveCount(0);
    await giulia.waitForTimeout(paceMs);
    began = performance.now();
    await box.click();
    await expect(row).toBeVisible();
    took.toList.push(performance.now() - began);
  }
  for (const [way, times] of Object.entries(took)) {
    const sorted = times.toSorted((a, b) => a - b);
    const at = (part: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
    console.log(`a tick ${way}: ${at(0.5)} ms p50, ${at(0.95)} ms p95`);
  }

  // Without the line: what Claire ticks is kept, and told when the line is back.
  await claire.page.context().setOffline(true);
  await expect(claire.page.locator('[data-state]').filter({ hasText: /^Offline/ })).toBeVisible();
  await box.click();
  await expect(box).toBeChecked();
  await expect(row).toBeVisible();
  await claire.page.context().setOffline(false);
  await expect(row).toHaveCount(0, { timeout: 20_000 });
  await box.click();
  await expect(row).toBeVisible();

  // It stands out for a moment, which may be over when one looks: what is moved is written down.
  await giulia.evaluate(() => {
    const lit: string[] = [];
    const animate = Object.getOwnPropertyDescriptor(Element.prototype, 'animate')?.value as Element['animate'];
    Element.prototype.animate = function begin(...how) {
      lit.push(this.textContent ?? '');
      return animate.apply(this, how);
    };
    Object.assign(globalThis, { lit });
  });
  await row.getByRole('link', { name: 'Boulangeries Durand' }).click();
  const line = giulia.locator('.note-text li').filter({ hasText: 'Call Durand back' });
  const lit = () => giulia.evaluate(() => (globalThis as unknown as { lit: string[] }).lit.join(' '));
  await expect.poll(lit, { timeout: 20_000 }).toContain('Call Durand back');
  await expect(line).toBeInViewport();
  await expect(giulia).toHaveURL(/note=/);
  await expect(giulia).not.toHaveURL(/task=/);
  expect(claire.troubles).toEqual([]);
});

test('a person and a day that are given in the list are written into the line, and undo of a deletion brings the task back', async ({
  browser,
}) => {
  const account = await anAccountToTalkOn(world);
  const claire = await openTalk(browser, world, world.claire, account);
  await claire.text().click();
  await claire.page.keyboard.type('[] Measure the shop');
  await claire.saved();
  const task = claire.page.getByRole('region', { name: 'Tasks' }).getByRole('listitem', { name: 'Measure the shop' });
  // The half minute that makes it a fact need not be waited for here.
  const titles = async () =>
    (await world.sql`select title from tasks where note = ${account.note}`).map(({ title }) => String(title));
  await expect.poll(titles).toEqual(['Measure the shop']);
  await world.sql`update settling set due_at = now()`;
  await expect(task).toBeVisible();
  await task.getByRole('button', { name: 'Measure the shop', exact: true }).click();
  const peek = claire.page.getByRole('complementary', { name: 'Measure the shop' });
  await expect(peek.getByRole('link', { name: 'In the note' })).toBeVisible();
  await expect(peek.getByRole('button', { name: 'Delete' })).toHaveCount(0);
  await peek.getByRole('button', { name: 'No day' }).click();
  await claire.page.getByRole('button', { name: /^Tomorrow/ }).click();
  await expect(peek.getByRole('button', { name: 'Tomorrow' })).toBeVisible();
  await peek.getByRole('link', { name: 'In the note' }).click();
  await expect(claire.text().locator('li [data-node="date"]')).toBeVisible();
  // The way to the line ends in the text: from here on nothing moves the caret.
  await expect(claire.page).not.toHaveURL(/task=/);
  await world.sql`update tasks set created_at = created_at - interval '31 seconds' where note = ${account.note}`;
  const [before] = await world.sql`select id from tasks where note = ${account.note}`;
  await claire.text().click();
  await claire.page.keyboard.press('Control+a');
  await claire.page.keyboard.press('Delete');
  const binned = () => world.sql`select id from tasks where note = ${account.note} and binned_at is not null`;
  await expect.poll(binned).toEqual([before]);
  await claire.page.keyboard.press('Control+z');
  await expect(claire.text()).toContainText('Measure the shop');
  await expect.poll(binned).toEqual([]);
  expect((await world.sql`select id from tasks where note = ${account.note}`).map(({ id }) => id)).toEqual([
    before?.['id'],
  ]);
  expect(claire.troubles).toEqual([]);
});
