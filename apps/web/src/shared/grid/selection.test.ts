import { expect, test } from 'vitest';

import { sortedBy, turned } from './grid-column.ts';
import { nothingSelected, reachedTo, toggled } from './selection.ts';

const order = ['a', 'b', 'c', 'd'];

test('a row is chosen and let go', () => {
  const one = toggled(nothingSelected, 'b');
  expect([...one.ids]).toEqual(['b']);
  expect([...toggled(one, 'b').ids]).toEqual([]);
});

test('a range reaches from the anchor either way and keeps what was chosen before', () => {
  const one = toggled(toggled(nothingSelected, 'd'), 'b');
  expect([...reachedTo(one, 'c', order).ids].sort()).toEqual(['b', 'c', 'd']);
  expect([...reachedTo(toggled(nothingSelected, 'c'), 'a', order).ids].sort()).toEqual(['a', 'b', 'c']);
});

test('a range without an anchor that is shown is one row', () => {
  expect([...reachedTo({ ids: new Set(), anchor: 'gone' }, 'c', order).ids]).toEqual(['c']);
});

test('a header turns its order round when it is pressed again', () => {
  expect([turned('name', '-size'), turned('name', 'name'), turned('name', '-name')]).toEqual(['name', '-name', 'name']);
  expect([sortedBy('name', '-name'), sortedBy('size', 'name'), sortedBy(undefined, 'name')]).toEqual([
    'descending',
    'none',
    'none',
  ]);
});
