import { globSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { root } from './imports.ts';
import { badName } from './names.ts';

describe('Names', () => {
  const files = globSync('{apps,packages,tests,tools}/**/*.{ts,tsx}', {
    cwd: root,
    exclude: (name) => ['node_modules', 'dist', 'fixtures'].includes(name.split('/').at(-1) ?? ''),
  });

  test('the reader sees the tree', () => {
    expect(files.length).toBeGreaterThan(40);
  });

  test('every file says what it is', () => {
    expect(files.map(badName).filter((line) => line !== null)).toEqual([]);
  });

  test.each([
    'apps/web/src/shared/utils.ts',
    'apps/web/src/shared/live/SaveState.ts',
    'apps/collab-server/src/features/deals/deal.service.ts',
    'packages/schema/src/deals/deal.dto.ts',
  ])('%s would be refused', (path) => {
    expect(badName(path)).not.toBeNull();
  });
});
