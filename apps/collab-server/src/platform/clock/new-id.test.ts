import { expect, test } from 'vitest';
import { z } from 'zod';

import { newId } from './new-id.ts';

test('ids are UUIDv7, all different, and sort in the order they were made', () => {
  const ids = Array.from({ length: 20_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
  expect(ids.every((id) => z.uuidv7().safeParse(id).success)).toBe(true);
});
