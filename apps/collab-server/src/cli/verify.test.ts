import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect, it } from 'vitest';

import { createLog } from '#platform/log/log.ts';

import { readConfig } from '../config.ts';
import { UsageError } from './command-line.ts';
import { verifyCommand } from './verify.ts';

it('[PP24] says of what is no signed proposal that nobody should rely on it, without a database', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'baton-verify-'));
  const lines: string[] = [];
  const world = { config: readConfig({}), log: createLog('silent'), say: (line: string) => void lines.push(line) };
  try {
    const file = path.join(folder, 'paper.pdf');
    await writeFile(file, '%PDF-1.7');
    expect(await verifyCommand.run([file], world)).toBe(1);
    expect(lines.join('\n')).toMatch(/no signed proposal[\s\S]*no seal[\s\S]*NOT WHOLE/);
    await expect(verifyCommand.run([], world)).rejects.toThrow(UsageError);
    await expect(verifyCommand.run([path.join(folder, 'none')], world)).rejects.toThrow(/ENOENT/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
