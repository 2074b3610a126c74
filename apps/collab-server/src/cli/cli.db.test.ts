import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { createLog } from '#platform/log/log.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { readConfig } from '../config.ts';
import { UsageError } from './command-line.ts';
import { commands } from './commands.ts';

describeWithDatabase('the command line', () => {
  let db: TestDatabase;
  let dataFolder: string;

  beforeAll(async () => {
    db = await testDatabase();
    dataFolder = await mkdtemp(path.join(tmpdir(), 'baton-cli-'));
  });
  afterAll(async () => {
    await rm(dataFolder, { recursive: true });
    await db.drop();
  });

  const run = async (name: string, words: string[] = [], env: Record<string, string> = {}) => {
    const lines: string[] = [];
    const settings = { DATABASE_URL: db.url, UNSAFE_DATABASE: 'allow', BATON_DATA_DIR: dataFolder, ...env };
    const world = {
      config: readConfig(settings),
      log: createLog('silent'),
      say: (line: string) => void lines.push(line),
    };
    const code = await commands[name]?.run(words, world);
    return { code, text: lines.join('\n') };
  };

  it('names each command with what it does', () => {
    for (const [name, { usage, summary }] of Object.entries(commands)) {
      expect(usage.startsWith(name)).toBe(true);
      expect(summary.length).toBeGreaterThan(10);
    }
  });

  it('migrates a database that is up to date without a change', async () => {
    expect(await run('migrate')).toEqual({ code: 0, text: 'The schema is up to date.' });
  });

  it('projects what is behind, and everything anew', async () => {
    expect(await run('project')).toEqual({ code: 0, text: '0 documents projected, 0 failed' });
    expect(await run('project', ['--rebuild'])).toEqual({ code: 0, text: '0 documents projected, 0 failed' });
    await expect(run('project', ['--rebiuld'])).rejects.toThrow(UsageError);
  });

  it('says what is wrong, each with its remedy, and goes on looking', async () => {
    const { code, text } = await run('doctor', [], {
      REDIS_URL: 'redis://127.0.0.1:1',
      STORAGE_URL: 's3+http://key:hunter2@127.0.0.1:1/crm',
    });
    expect(code).toBe(1);
    expect(text).toMatch(/ok +Database: PostgreSQL 1\d/);
    expect(text).toContain('WRONG  Redis: nothing answers at 127.0.0.1:1');
    expect(text).toContain('WRONG  Files: 127.0.0.1:1/crm did not do what was asked: ');
    expect(text).not.toContain('hunter2');
    expect(text).toMatch(/Web application/);
  });
});
