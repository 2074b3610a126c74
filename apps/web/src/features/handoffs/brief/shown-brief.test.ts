import type { Brief, BriefItem } from '@baton/schema/handoffs';
import { expect, test } from 'vitest';

import { shownBrief, missingId } from './shown-brief.ts';

const anItem = (id: string, kind: BriefItem['kind'], required: boolean, there: boolean): Brief['items'][number] => ({
  id,
  kind,
  label: null,
  required,
  there,
  text: there ? 'as it was read' : '',
});
const brief: Brief = {
  items: [
    anItem('need', 'need', true, false),
    anItem('who', 'contacts', true, true),
    anItem('risks', 'risks', false, false),
  ],
  criteria: [{ id: 'paid', text: 'The deposit is paid', met: false }],
  known: [{ kind: 'contacts', lines: [{ id: 'c', text: 'Marc', detail: 'Buyer' }], more: 0 }],
  seq: 3,
};

test('what is required and not there is missing, and what is not required is not', () => {
  const { missing, wanted, there } = shownBrief(brief, null);
  expect(missing.map(missingId)).toEqual(['need', 'paid']);
  expect([there, wanted]).toEqual([1, 3]);
});

test('what stands in the document counts before what was read of it', () => {
  const { items, missing, there } = shownBrief(brief, { said: new Set(['need']), met: new Set(['paid']) });
  expect(items.map((item) => item.there)).toEqual([true, true, false]);
  expect(missing).toEqual([]);
  expect(there).toBe(3);
});

test('what records know is not told by the document', () => {
  const nobody = { ...brief, items: [anItem('who', 'contacts', true, false)], criteria: [] };
  expect(shownBrief(nobody, { said: new Set(['who']), met: new Set() }).missing.map(missingId)).toEqual(['who']);
});
