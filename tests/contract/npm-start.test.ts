import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { afterAll, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const dataFolder = await mkdtemp(path.join(tmpdir(), 'baton-start-'));
// The database may still be writing its last pages.
afterAll(() => rm(dataFolder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 }));

test('npm start makes a demo that answers, and ends with its server when npm alone is told to', async () => {
  const npm = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, PORT: '0', BATON_DATA_DIR: dataFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  let url: string | undefined;
  for await (const line of createInterface(npm.stdout)) {
    lines.push(line);
    url = /^Baton is ready at (\S+)/.exec(line)?.[1];
    if (url !== undefined) break;
  }
  expect(url).toBeDefined();
  expect(lines.join('\n')).toContain('claire@demo.example');
  expect((await fetch(`${url}readyz`)).status).toBe(200);
  npm.kill('SIGTERM');
  await once(npm, 'exit');
  await expect
    .poll(() =>
      fetch(`${url}readyz`).then(
        () => 'answers',
        () => 'gone',
      ),
    )
    .toBe('gone');
});
