import { AxeBuilder } from '@axe-core/playwright';

import { openBoard } from './board-screen.ts';
import { startBoardWorld, type BoardWorld } from './board-world.ts';
import { expect, test } from './test.ts';

let world: BoardWorld;

test.beforeAll(async () => {
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
  const [durand, montBlanc] = world.accounts;
  await world.addDeals([
    {
      title: 'Renouvellement des fours à chariot de la boulangerie centrale',
      stage: 'Qualification',
      amount: 1_250_050,
      accountId: durand?.id ?? null,
      closeOn: '2026-01-04',
    },
    {
      title: 'Ligne de conditionnement',
      stage: 'Proposition',
      amount: 9_600_000,
      accountId: montBlanc?.id ?? null,
      labels: ['urgent'],
    },
    { title: 'Contrat-cadre', stage: 'Négociation', amount: 100_000, currency: 'USD' },
  ]);
});
test.afterAll(() => world?.stop());

for (const colorScheme of ['light', 'dark'] as const) {
  test(`The board has no serious accessibility fault in the ${colorScheme} theme`, async ({ browser }) => {
    const claire = await openBoard(browser, world, world.claire, { colorScheme });
    await claire.card('Ligne de conditionnement').click();
    await expect(claire.page.getByRole('heading', { name: 'History' })).toBeVisible();
    const { violations } = await new AxeBuilder({ page: claire.page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });
}

test('A rep in French on a phone moves a card with the thumb', async ({ browser }) => {
  const claire = await openBoard(browser, world, world.claire, {
    viewport: { width: 390, height: 844 },
    locale: 'fr-FR',
    hasTouch: true,
    isMobile: true,
  });
  const { page } = claire;
  await expect(page.getByRole('navigation', { name: 'Étapes' })).toContainText('Qualification');
  await claire.card('Renouvellement').tap();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Proposition/ })
    .tap();
  await page
    .getByRole('navigation', { name: 'Étapes' })
    .getByRole('button', { name: /^Proposition/ })
    .tap();
  await expect(claire.card('Renouvellement')).toBeVisible();
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(wide).toBe(0);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-board] button')]
      .map((button) => ({ text: button.innerText || button.ariaLabel, box: button.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && box.height < 24)
      .map(({ text }) => text),
  );
  expect(small).toEqual([]);
});

test('The board as a table sorts for one person and edits in place', async ({ browser }) => {
  const claire = await openBoard(browser, world, world.claire);
  const { page } = claire;
  await page.getByRole('button', { name: 'Display' }).click();
  await page.getByRole('menuitemradio', { name: 'Table', exact: true }).click();
  await expect(page.getByRole('row')).toHaveCount(4);
  await page.getByRole('columnheader', { name: 'Deal' }).getByRole('button').click();
  await expect(page.getByRole('row').nth(1)).toContainText('Contrat-cadre');
  await page
    .getByRole('row')
    .nth(1)
    .getByRole('button', { name: /^Title/ })
    .click();
  await page.keyboard.type('Contrat 2027');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row').nth(1)).toContainText('Contrat 2027');
});
