import { addLine, editLine, seedPricing } from '@baton/schema/pricing';
import type { LineId } from '@baton/schema/shared';
import { expect, test } from 'vitest';
import * as Y from 'yjs';

import { livePricingOf } from './live-pricing.ts';

const id = '01900000-0000-7000-8000-000000000001' as LineId;

const aTable = () => {
  const doc = new Y.Doc();
  seedPricing(doc, { currency: 'EUR' });
  addLine(doc, { id, text: 'Oven', quantity: '1' }, {}, Math.random);
  return doc;
};

test('takes back only what this person did, and what the other did beside it stays', () => {
  const [mine, theirs] = [aTable(), new Y.Doc()];
  const pricing = livePricingOf(mine);
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
  pricing.step((doc) => editLine(doc, id, { quantity: '3' }));
  editLine(theirs, id, { unitPrice: '80' });
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
  expect(pricing.snapshot().rows[0]).toMatchObject({ quantity: '3', unitPrice: '80' });
  expect(pricing.undo()).toBe(true);
  expect(pricing.snapshot().rows[0]).toMatchObject({ quantity: '1', unitPrice: '80' });
  expect(pricing.undo()).toBe(false);
  expect(pricing.redo()).toBe(true);
  expect(pricing.snapshot().rows[0]).toMatchObject({ quantity: '3', unitPrice: '80' });
});

test('is read once for all who look, and anew after a change', () => {
  const doc = aTable();
  const pricing = livePricingOf(doc);
  expect(livePricingOf(doc)).toBe(pricing);
  const before = pricing.snapshot();
  expect(pricing.snapshot()).toBe(before);
  let told = 0;
  const stop = pricing.subscribe(() => (told += 1));
  editLine(doc, id, { text: 'Two ovens' });
  stop();
  editLine(doc, id, { text: 'Three ovens' });
  expect(told).toBe(1);
  expect(pricing.snapshot().rows[0]?.text).toBe('Three ovens');
});
