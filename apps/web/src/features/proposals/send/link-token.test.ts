import { proposalToken } from '@baton/schema/proposals';
import { expect, test } from 'vitest';

import { newLinkToken } from './link-token.ts';

test('every link has a secret of its own that the server takes', () => {
  const made = Array.from({ length: 500 }, newLinkToken);
  expect(made.filter((token) => !proposalToken.safeParse(token).success)).toEqual([]);
  expect(new Set(made).size).toBe(500);
});
