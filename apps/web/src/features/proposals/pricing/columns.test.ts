import type { LineId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import { cellAfter, cellBeside } from './columns.ts';

const [a, group, b] = ['a', 'group', 'b'] as LineId[] as [LineId, LineId, LineId];
const rows = [
  { id: a, kind: 'line' as const },
  { id: group, kind: 'group' as const },
  { id: b, kind: 'line' as const },
];

test('arrows stop at the edges and keep their column across a row of words', () => {
  expect(cellBeside(rows, { row: a, column: 'tax' }, 'right')).toEqual({ row: a, column: 'tax' });
  expect(cellBeside(rows, { row: a, column: 'tax' }, 'up')).toEqual({ row: a, column: 'tax' });
  const words = cellBeside(rows, { row: a, column: 'tax' }, 'down');
  expect(words).toEqual({ row: group, column: 'text' });
  expect(cellBeside(rows, words, 'down', 'tax')).toEqual({ row: b, column: 'tax' });
  expect(cellBeside(rows, { row: b, column: 'discount' }, 'first')).toEqual({ row: b, column: 'text' });
});

test('Tab walks through every cell and out at both ends', () => {
  expect(cellAfter(rows, { row: a, column: 'tax' }, 1)).toEqual({ row: group, column: 'text' });
  expect(cellAfter(rows, { row: group, column: 'text' }, 1)).toEqual({ row: b, column: 'text' });
  expect(cellAfter(rows, { row: b, column: 'tax' }, 1)).toBeNull();
  expect(cellAfter(rows, { row: group, column: 'text' }, -1)).toEqual({ row: a, column: 'tax' });
  expect(cellAfter(rows, { row: a, column: 'text' }, -1)).toBeNull();
});
