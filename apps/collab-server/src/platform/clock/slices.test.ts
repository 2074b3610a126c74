import { expect, it } from 'vitest';

import { inSlices } from './slices.ts';

it('long work lets what has arrived meanwhile go first', async () => {
  const slices = inSlices(2);
  const order: string[] = [];
  setImmediate(() => order.push('somebody else'));
  for (let over = 0; over < 3;)
    if (slices.isOver()) {
      over += 1;
      await slices.next();
    }
  order.push('the long work');
  expect(order).toEqual(['somebody else', 'the long work']);
});
