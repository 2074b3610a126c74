import { expect, test, vi } from 'vitest';

import { NameBook } from './use-names.ts';

test('a name that was met before anybody could be asked is asked for as soon as somebody can', async () => {
  const book = new NameBook();
  expect(book.nameOf('account', 'a')).toBeNull();
  await Promise.resolve();
  const asked = vi.fn<(refs: readonly string[]) => void>();
  book.ask(asked);
  expect(asked).toHaveBeenCalledWith(['account:a']);
});
