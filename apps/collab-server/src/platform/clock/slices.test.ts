import { expect, it } from 'vitest';

import { inSlices } from './slices.ts';

it('long work lets what has arrived meanwhile go first', async () => {
  const slices = inSlices(2);
  const order: string[] = [];
  setImmediate(() => order.push('somebody else'));
  const ends = performance.now() + 20;
  while (performance.now() < ends) if (slices.isOver()) await slices.next();
  order.push('the long work');
  expect(order).toEqual(['somebody else', 'the long work']);
});
