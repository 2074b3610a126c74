import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { ConfigRefused, readConfig } from './config.ts';

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toMatchObject({ port: 4710, databaseUrl: null, defaultLocale: 'en', trustProxy: 0 });
  });

  it('takes an empty value for an unset one', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 4710, databaseUrl: null });
  });

  it('names every wrong value with what it should look like, and never shows the value', () => {
    const wrong = {
      PORT: 'eighty',
      DATABASE_URL: 'mysql://user:hunter2@db',
      SECRET_KEY: 'too-short',
      DEFAULT_LOCALE: 'de',
    };
    expect(() => readConfig(wrong)).toThrow(ConfigRefused);
    expect(() => readConfig(wrong)).toThrow(
      /PORT[^]*DATABASE_URL should look like postgres:[^]*SECRET_KEY[^]*DEFAULT_LOCALE/,
    );
    expect(() => readConfig(wrong)).not.toThrow(/hunter2|too-short/);
  });

  it('reads a secret from the file that NAME_FILE names', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'baton-config-'));
    const file = path.join(folder, 'secret');
    writeFileSync(file, `${'s'.repeat(40)}\n`);
    expect(readConfig({ SECRET_KEY_FILE: file }).secretKey).toBe('s'.repeat(40));
    rmSync(folder, { recursive: true });
    expect(() => readConfig({ SECRET_KEY_FILE: file })).toThrow('SECRET_KEY_FILE');
  });
});
