import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { AxeBuilder } from '@axe-core/playwright';

import { expect, test } from './test.ts';

const ui = path.resolve(import.meta.dirname, '../../packages/ui');
const vite = (...words: string[]) =>
  spawn(process.execPath, ['node_modules/vite/bin/vite.js', ...words, '--config', 'stories/vite.config.ts'], {
    cwd: ui,
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** The story browser on a port of its own. */
let stories: ChildProcess;
let address = '';

test.beforeAll(async () => {
  await once(vite('build', '--logLevel', 'error'), 'exit');
  stories = vite('preview', '--port', '0', '--host', '127.0.0.1');
  address = await new Promise<string>((resolve, reject) => {
    let said = '';
    stories.stdout?.on('data', (chunk: Buffer) => {
      said += stripVTControlCharacters(chunk.toString());
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
      if (found) resolve(found[0]);
    });
    stories.on('exit', () => reject(new Error(`The story browser did not start: ${said}`)));
  });
});

test.afterAll(() => {
  stories.kill();
});

for (const theme of ['light', 'dark'] as const) {
  test(`every component passes axe in the ${theme} theme and has room for long words`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.goto(`${address}?theme=${theme}&words=long`);
    const list = page.getByRole('navigation', { name: 'Components' });
    await list.waitFor();
    const names = await list.getByRole('button').allTextContents();
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) {
      await list.getByRole('button', { name, exact: true }).click();
      await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
      // The list is the same each time.
      const { violations } = await new AxeBuilder({ page }).include('main').setLegacyMode().analyze();
      const serious = violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${name}: ${id} at ${nodes.map(({ target }) => String(target)).join(', ')}`);
      expect.soft(serious).toEqual([]);
      const overflow = await page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth);
      expect.soft(overflow, `${name} is wider than its place`).toBeLessThanOrEqual(0);
    }
  });
}
