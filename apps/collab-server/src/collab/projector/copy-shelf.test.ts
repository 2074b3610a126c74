import { expect, test } from 'vitest';

import { problemOf } from '#platform/http/failure.ts';

import { createCopyShelf, holdsOf } from './copy-shelf.ts';

test('whoever waits in vain for a copy is told to try again, and the next in line gets it', async () => {
  const shelf = createCopyShelf({ patienceMs: 20 });
  const first = await shelf.take('board');
  const error: unknown = await shelf.take('board').catch((reason: unknown) => reason);
  expect(problemOf(error).answer.code).toBe('try-again');
  const third = shelf.take('board');
  first.giveBack('drop');
  (await third).giveBack('drop');
  (await shelf.take('board')).giveBack('drop');
});

test('a transaction that ends while it waits for a copy gets nothing, and the next in line does', async () => {
  const shelf = createCopyShelf({ patienceMs: 1_000 });
  const first = await shelf.take('board');
  const lost = holdsOf(shelf);
  const waiting = lost.take('board');
  lost.end('drop');
  const next = holdsOf(shelf);
  const inLine = next.take('board');
  first.giveBack('drop');
  await expect(waiting).rejects.toThrow('is over');
  await inLine;
  next.end('drop');
  (await shelf.take('board')).giveBack('drop');
});
