import { bytesRoutes, type AccountFile } from '@baton/schema/files';
import type { Page } from '@playwright/test';

import { aFile } from '../support/files.ts';
import { signedIn } from './board-screen.ts';
import { startBoardWorld, type BoardWorld } from './board-world.ts';
import { hostileFiles, type HostileFile } from './hostile-files.ts';
import { expect, test } from './test.ts';

let world: BoardWorld;
let kept: { file: AccountFile; hostile: HostileFile }[];

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const started = await startBoardWorld();
  test.skip(started === null, 'PostgreSQL for tests is not installed');
  world = started as BoardWorld;
  kept = [];
  for (const hostile of hostileFiles()) {
    const account = world.accounts[0]?.id ?? '';
    kept.push({ hostile, file: await aFile(world.url, world.claire, account, hostile.name, hostile.content) });
  }
});
test.afterAll(() => world?.stop());

/** What ran, and what the policy of a page had to stop. */
const watched = async (page: Page) => {
  const [fired, violations, troubles] = [new Set<string>(), [] as string[], [] as string[]];
  await page.route('**/fired?*', (route) => {
    fired.add(new URL(route.request().url()).search.slice(1));
    return route.fulfill({ status: 204 });
  });
  page.on('dialog', (dialog) => {
    fired.add(dialog.message());
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/content security policy|refused to/i.test(message.text())) violations.push(message.text());
  });
  page.on('pageerror', (error) => void troubles.push(error.message));
  return { fired, violations, troubles };
};

const urlOf = (kind: 'content' | 'preview', { id }: AccountFile) =>
  `${world.url}/api/v1${bytesRoutes[kind].replace('{fileId}', id)}?workspace=${world.workspace.id}`;

/** Opens an address as a link in a mail would; one that is saved instead ends the navigation. */
const visit = async (page: Page, url: string): Promise<void> => {
  await page.goto(url, { waitUntil: 'load' }).catch(async (error: Error) => {
    // A page that loads itself again came first.
    if (/interrupted by another navigation/.test(error.message)) await visit(page, url);
    else if (!/download|ERR_ABORTED/i.test(error.message)) throw error;
  });
};

test('Nothing in a hostile file runs, wherever it is looked at or opened', async ({ browser }) => {
  test.setTimeout(300_000);
  const page = await signedIn(browser, world, world.giulia);
  const seen = await watched(page);
  await page.goto(`${world.url}/accounts/${world.accounts[0]?.id}?tab=files`);
  await expect(page.getByRole('list', { name: 'Files' }).getByRole('listitem')).toHaveCount(kept.length);
  let shown = 0;
  const rows = page.getByRole('list', { name: 'Files' }).getByRole('listitem');
  for (let at = 0; at < kept.length; at += 1) {
    await rows.nth(at).getByRole('button').first().click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('link', { name: 'Download' })).toBeVisible();
    await expect(
      dialog
        .locator('img, iframe, pre, video, audio')
        .or(dialog.getByText(/not shown here|could not be shown/))
        .first(),
    ).toBeVisible();
    shown += await dialog.locator('img, iframe, pre').count();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
  for (const { file } of kept) {
    await visit(page, urlOf('preview', file));
    await visit(page, urlOf('content', file));
  }
  console.log(
    `hostile files: ${kept.length} files, ${shown} shown, 2 addresses each; ${seen.fired.size} ran, ${seen.violations.length} violations`,
  );
  expect(shown).toBeGreaterThan(5);
  expect([...seen.fired]).toEqual([]);
  expect(seen.violations).toEqual([]);
  expect(seen.troubles).toEqual([]);
});

test('The same files do run where a server is careless with them', async ({ browser }) => {
  test.setTimeout(300_000);
  const page = await signedIn(browser, world, world.giulia);
  const seen = await watched(page);
  const softly = expect.configure({ soft: true });
  const bySource = new Map(kept.map(({ file, hostile }) => [file.id as string, hostile]));
  await page.route('**/api/v1/files/*/content*', (route) => {
    const id = /files\/([^/]+)\/content/.exec(route.request().url())?.[1] ?? '';
    const hostile = bySource.get(id);
    return route.fulfill({ status: 200, contentType: hostile?.careless ?? '', body: hostile?.content ?? '' });
  });
  for (const { file, hostile } of kept) {
    await visit(page, urlOf('content', file));
    // A drawing that moves and a page that reloads take a moment.
    await softly.poll(() => [...seen.fired], `${hostile.id} ${hostile.careless}`).toContain(hostile.id);
  }
  console.log(`hostile files, control: ${seen.fired.size} of ${kept.length} ran`);
  expect(seen.fired.size).toBeGreaterThan(kept.length * 0.8);
});
