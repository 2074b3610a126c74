import { AxeBuilder } from '@axe-core/playwright';

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

test('who directs sets the hours and holidays of a team, and takes that back; a member reads them', async ({
  browser,
}) => {
  const [claire, giulia] = [await signedIn(browser, world, world.claire), await signedIn(browser, world, world.giulia)];
  await Promise.all([claire, giulia].map((page) => page.goto(`${world.url}/settings/working-hours`)));
  const from = (page: typeof claire) => page.getByLabel('Monday from', { exact: true }).first();
  await expect(from(giulia)).toHaveValue('09:00');
  await expect(from(giulia)).toBeDisabled();
  await expect(giulia.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0);

  await from(claire).fill('13:00');
  await expect(claire.getByText('Hours end after they begin')).toBeVisible();
  await expect(claire.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await from(claire).fill('08:00');
  await claire.getByRole('textbox', { name: 'Add a day' }).fill('2026-12-25');
  await claire.getByRole('textbox', { name: 'Add a day' }).press('Enter');
  await claire.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(from(giulia)).toHaveValue('08:00');
  await expect(giulia.getByRole('listitem').filter({ hasText: 'Dec 25, 2026' })).toBeVisible();
  await claire.getByRole('button', { name: 'Undo' }).click();
  await expect(from(giulia)).toHaveValue('09:00');
});

test('hours of their own and days away stand in the profile', async ({ browser }) => {
  const page = await signedIn(browser, world, world.giulia, { locale: 'fr-FR', viewport: { width: 390, height: 844 } });
  await page.goto(`${world.url}/settings/profile`);
  const asTeam = page.getByRole('switch', { name: 'Je travaille comme mon équipe' });
  await expect(asTeam).toBeChecked();
  await asTeam.click();
  const hours = page.getByRole('region', { name: 'Heures de travail' }).or(page.locator('section')).last();
  await hours.getByRole('button', { name: /^Retirer 09:00–12:30 le vendredi/ }).click();
  await hours.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Vos heures sont enregistrées')).toBeVisible();
  await hours.getByRole('textbox', { name: 'Premier jour' }).fill('21/12/2099');
  await hours.getByRole('textbox', { name: 'Dernier jour' }).fill('24/12/2099');
  await hours.getByRole('textbox', { name: 'Dernier jour' }).press('Enter');
  await expect(hours.getByRole('textbox', { name: 'Dernier jour' })).toHaveValue('24/12/2099');
  await hours.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '21 décembre 2099' })).toContainText('24 décembre 2099');
  // Of a single day also some hours alone.
  await hours.getByRole('textbox', { name: 'Premier jour' }).fill('27/11/2099');
  await hours.getByRole('textbox', { name: 'Premier jour' }).press('Enter');
  await hours.getByRole('checkbox', { name: 'Seulement quelques heures' }).click();
  await hours.getByLabel('À', { exact: true }).fill('08:00');
  await expect(hours.getByText('Les heures finissent avant de commencer.')).toBeVisible();
  await hours.getByLabel('À', { exact: true }).fill('11:30');
  await hours.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '27 novembre 2099' })).toContainText('09:00–11:30');
  await page.goto(`${world.url}/calendar?on=2099-11-27&view=agenda`);
  await expect(page.getByText('Giulia Rossi : absence de 09:00 à 11:30')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('listitem').filter({ hasText: '27 novembre 2099' })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual(
    [],
  );
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.reload();
  await expect(asTeam).not.toBeChecked();
  await expect(page.getByLabel('Vendredi de', { exact: true }).or(page.getByLabel('vendredi de'))).toHaveCount(1);
});
