import { addLine, editLine, readPricing, seedPricing, setPricing } from '@baton/schema/pricing';
import type { LineId, MemberId, ProductId } from '@baton/schema/shared';
import { expect, test } from 'vitest';
import * as Y from 'yjs';

import { givenDiscounts } from './given-discounts.ts';

const id = <Id>(n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}` as Id;
const [claire, marco] = [id<MemberId>(1), id<MemberId>(2)];
const [oven, mixer] = [id<LineId>(11), id<LineId>(12)];

const aTable = (): Y.Doc => {
  const doc = new Y.Doc();
  seedPricing(doc, { currency: 'EUR' });
  addLine(doc, { id: oven, unitPrice: '100', discount: { percent: '5' } }, {}, () => 0.5);
  addLine(doc, { id: mixer, unitPrice: '3' }, {}, () => 0.5);
  return doc;
};

test('[PP5] a discount is whose who gave it this value, or put another product in its line', () => {
  const doc = aTable();
  const first = givenDiscounts(readPricing(doc), [], claire);
  expect(first).toEqual([{ line: oven, product: null, given: '5%', percent: '5', by: claire }]);
  editLine(doc, oven, { text: 'Oven', quantity: '2' });
  const same = givenDiscounts(readPricing(doc), first, marco);
  expect(same[0]?.by).toBe(claire);
  editLine(doc, oven, { discount: { percent: '7.5' } });
  const more = givenDiscounts(readPricing(doc), same, marco);
  expect(more[0]).toMatchObject({ given: '7.5%', by: marco });
  editLine(doc, oven, { productId: id<ProductId>(21) });
  expect(givenDiscounts(readPricing(doc), more, claire)[0]?.by).toBe(claire);
});

test('[PP5] an amount is told in percent, never less than it is, and so is one off the whole', () => {
  const doc = aTable();
  editLine(doc, oven, { discount: null });
  editLine(doc, mixer, { discount: { amount: '1' } });
  setPricing(doc, { discount: { amount: '10.2' } });
  expect(givenDiscounts(readPricing(doc), [], claire)).toEqual([
    { line: mixer, product: null, given: '1', percent: '33.3334', by: claire },
    { line: null, product: null, given: '10.2', percent: '10', by: claire },
  ]);
  editLine(doc, mixer, { unitPrice: '0' });
  expect(givenDiscounts(readPricing(doc), [], claire)[0]?.percent).toBe('0');
});
