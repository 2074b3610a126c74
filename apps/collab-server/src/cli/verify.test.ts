import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect, it } from 'vitest';

import { createLog } from '#platform/log/log.ts';

import { readConfig } from '../config.ts';
import { UsageError } from './command-line.ts';
import { linesOf, verifyCommand } from './verify.ts';

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

it('[PP24] tells which sentence was said yes to, and where the link had been mailed', () => {
  const hash = 'ab'.repeat(32);
  const signature = {
    number: 'P-2026-041',
    version: 1,
    title: 'Line packaging',
    signer: 'Marie Durand',
    signedAt: '2026-11-22T11:12:13.000Z',
    contentHash: hash,
    stateHash: hash,
  };
  const said = (more: object) =>
    linesOf({ seals: [], signature: { ...signature, ...more }, contentHolds: true, whole: false }).join('\n');
  const consent = { language: 'fr', words: 'J’accepte.' };
  expect(said({ consent, mailedTo: 'marie@mont-blanc.example', handed: false })).toMatch(
    /Said yes to \(fr\): J’accepte\.\nBy a link that was mailed to marie@mont-blanc\.example/,
  );
  expect(said({ consent, mailedTo: null, handed: true })).toContain('passed on, not mailed');
  // Files of before tell neither.
  expect(said({ consent: true })).not.toMatch(/Said yes|By a link/);
});
