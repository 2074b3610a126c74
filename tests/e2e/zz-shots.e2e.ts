import { expect, test } from '@playwright/test';

import { startBoardWorld, type BoardWorld } from './board-world.ts';
import { openNote } from './note-screen.ts';
let world: BoardWorld;
test.beforeAll(async () => {
  world = (await startBoardWorld()) as BoardWorld;
});
test.afterAll(() => world?.stop());
test('shots', async ({ browser }) => {
  test.setTimeout(120_000);
  const account = world.accounts[0]!;
  const claire = await openNote(browser, world, world.claire, account, { locale: 'fr-FR' });
  const { page } = claire;
  await page.getByRole('button', { name: /rubriques habituelles/ }).click();
  await expect(claire.text()).toBeVisible();
  const giulia = await openNote(browser, world, world.giulia, account, { locale: 'fr-FR' });
  await claire.into('Ce qu’ils attendent');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('Ouvre Lyon 7 le 12 janvier; pas de livraison avant 6 h', { delay: 10 });
  await giulia.into('Leur façon de travailler');
  await giulia.page.keyboard.press('ArrowDown');
  await giulia.page.keyboard.type('Deux équipes, la nuit', { delay: 10 });
  await claire.into('Ouvre Lyon 7 le 12 janvier; pas de livraison avant 6 h');
  for (let i = 0; i < 8; i += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('sept heures, dit Marc', { delay: 10 });
  await page.waitForTimeout(800);
  await page.screenshot({ path: '/tmp/shots/h-note.png' });
  await page.getByRole('button', { name: 'Historique' }).click();
  await page.waitForTimeout(1200);
  await page.screenshot({ path: '/tmp/shots/h-history.png' });
  await page.getByRole('slider').focus();
  for (let i = 0; i < 30; i += 1) await page.keyboard.press('ArrowLeft');
  await page.waitForTimeout(1000);
  await page.screenshot({ path: '/tmp/shots/h-slider.png' });
  await page
    .getByRole('combobox', { name: 'Comparer avec' })
    .click()
    .catch(() => {});
  await page.waitForTimeout(400);
  await page.screenshot({ path: '/tmp/shots/h-compare-menu.png' });
  await page.getByRole('option').last().click();
  await page.waitForTimeout(800);
  await page.screenshot({ path: '/tmp/shots/h-compare.png' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.evaluate(() => {
    document.documentElement.dataset['theme'] = 'dark';
  });
  await page.waitForTimeout(500);
  await page.locator('.note-text').scrollIntoViewIfNeeded();
  await page.screenshot({ path: '/tmp/shots/h-phone.png' });
  console.log('TROUBLES', claire.troubles, giulia.troubles);
});
