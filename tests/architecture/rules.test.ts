import { globSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { readSource, root } from './imports.ts';

const rulesFiles = globSync('apps/**/RULES.md', { cwd: root, exclude: ['**/node_modules/**'] });
const testFiles = globSync('{apps,packages,tests}/**/*.{test,e2e}.{ts,tsx}', {
  cwd: root,
  exclude: ['**/node_modules/**', 'tests/architecture/**'],
});

const declared = new Set(
  rulesFiles.flatMap((file) => [...readSource(file).matchAll(/^(?:[-*] )?\**([A-Z]{2,3}\d+)\b/gm)].map((m) => m[1])),
);
const cited = new Set(
  testFiles.flatMap((file) => [...readSource(file).matchAll(/\[([A-Z]{2,3}\d+)\]/g)].map((m) => m[1])),
);

/** The mechanisms that hold the live documents together; each is shown by a test that names it. */
const mechanisms = Array.from({ length: 19 }, (_, index) => `M${index + 1}`);
const citedMechanisms = new Set(
  testFiles.flatMap((file) => [...readSource(file).matchAll(/\[(M\d{1,2})\b/g)].map((match) => match[1])),
);

describe('Rules', () => {
  test('every rule of a RULES.md has a test that names it', () => {
    expect([...declared].filter((id) => !cited.has(id))).toEqual([]);
  });

  test('every rule that a test names is written down', () => {
    expect([...cited].filter((id) => !declared.has(id))).toEqual([]);
  });

  test('every mechanism has a test that names it', () => {
    expect(mechanisms.filter((id) => !citedMechanisms.has(id))).toEqual([]);
  });
});
