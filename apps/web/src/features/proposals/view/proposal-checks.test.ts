import { addLine, editLine, readPricing, seedPricing, totalsOf } from '@baton/schema/pricing';
import type { LineId } from '@baton/schema/shared';
import { expect, test } from 'vitest';
import * as Y from 'yjs';

import { checksOf } from './proposal-checks.ts';

const line = '01900000-0000-7000-8000-000000000001' as LineId;

test('names what is missing, and falls silent as it is mended', () => {
  const doc = new Y.Doc();
  seedPricing(doc, { currency: 'EUR' });
  const missing = (
    more: { contactId?: string; validUntil?: string; openSuggestions?: number; unapproved?: number } = {},
  ) => {
    const pricing = readPricing(doc);
    const known = {
      contactId: null,
      validUntil: null,
      openSuggestions: 0,
      unapproved: 0,
      today: '2026-11-27',
      ...more,
    };
    return checksOf({ ...known, pricing, totals: totalsOf(pricing) }).map((check) => check.missing);
  };
  expect(missing({ openSuggestions: 2, unapproved: 1 })).toEqual([
    'contact',
    'no-expiry',
    'no-lines',
    'approvals',
    'suggestions',
  ]);
  addLine(doc, { id: line, unitPrice: '10' }, {}, Math.random);
  expect(missing({ contactId: 'c', validUntil: '2026-11-26' })).toEqual([null, 'over', 'no-tax', null, null]);
  editLine(doc, line, { tax: { category: 'standard', rate: '20' } });
  expect(missing({ contactId: 'c', validUntil: '2026-11-27' })).toEqual([null, null, null, null, null]);
  editLine(doc, line, { quantity: '999999999', unitPrice: '999999999999' });
  expect(missing({ contactId: 'c', validUntil: '2026-11-27' })).toEqual([null, null, 'beyond', null, null]);
});
