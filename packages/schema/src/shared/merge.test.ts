import { expect, test } from 'vitest';

import { givenBack, takenFrom, withTaken } from './merge.ts';

interface Thing {
  id: string;
  title: string;
  emails: object[];
  custom: { [field: string]: unknown };
}
const kept: Thing = { id: 'a', title: 'Chef', emails: [], custom: { size: 3 } };
const other: Thing = {
  id: 'b',
  title: 'Buyer',
  emails: [{ label: '', address: 'b@x.example' }],
  custom: { size: 4, sort: 'x' },
};

test('what differs in the named fields is taken over, each once, and nothing else', () => {
  const taken = takenFrom(kept, other, ['title', 'size', 'size', 'sort', 'none']);
  expect(taken).toEqual([
    { field: 'title', from: 'Chef', to: 'Buyer' },
    { field: 'size', from: 3, to: 4 },
    { field: 'sort', from: null, to: 'x' },
  ]);
  expect(withTaken(kept, taken)).toEqual({ ...kept, title: 'Buyer', custom: { size: 4, sort: 'x' } });
});

test('a merge that is taken back leaves what was changed since', () => {
  const taken = takenFrom(kept, other, ['title', 'emails', 'size', 'sort']);
  const since = { ...withTaken(kept, taken), title: 'Head buyer' };
  const given = givenBack(since, taken);
  expect(given.map(({ field }) => field)).toEqual(['emails', 'size', 'sort']);
  expect(withTaken(since, given)).toEqual({ ...kept, title: 'Head buyer' });
});
