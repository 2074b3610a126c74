import { expect, test } from 'vitest';

import { problemOf } from '#platform/http/failure.ts';

import { createCopyShelf } from './copy-shelf.ts';

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
