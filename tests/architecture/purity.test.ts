import { describe, expect, test } from 'vitest';

import { readSource, sourceFiles } from './imports.ts';

/** Time, chance and the world come in as arguments (`architecture.md`, Rooms). */
const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bcrypto\.|\bfetch\(|\bprocess\./;

const pureFiles = (files: string[]): string[] => files.filter((file) => /\.(decide|doc|policy)\.ts$/.test(file));

/** CRM words that platform and ui must not know; they are said in features and pages. */
const crmWord = /\b(deal|deals|invoice|invoices|ticket|tickets|campaign|campaigns|pipeline stage|dealId)\b/i;
const withoutCrmWords = (file: string): boolean =>
  /^(apps\/collab-server\/src\/platform|packages\/ui\/src|apps\/web\/src\/shared)\//.test(file) &&
  !file.includes('.test.');

describe('Purity', () => {
  const files = sourceFiles();

  test('decisions, document operations and policies read no clock, chance or world', () => {
    const found = pureFiles(files).filter((file) => impure.test(readSource(file)));
    expect(found).toEqual([]);
  });

  test.each(['const now = Date.now();', 'const at = new Date();', 'Math.random() < 0.5', 'crypto.randomUUID()'])(
    '"%s" would be found',
    (line) => {
      expect(impure.test(line)).toBe(true);
    },
  );

  test('platform, web/shared and ui know no CRM word', () => {
    const found = files.filter((file) => withoutCrmWords(file) && crmWord.test(readSource(file)));
    expect(found).toEqual([]);
  });

  test('a CRM word would be found', () => {
    expect(crmWord.test('const dealId = 1;')).toBe(true);
  });
});
