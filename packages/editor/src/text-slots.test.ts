// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { expect, test } from 'vitest';

import { richText } from './rich-text.ts';
import { TextSlots } from './text-slots.ts';

const table = { type: 'pricingTable', attrs: { id: null } };
const words = { type: 'paragraph', content: [{ type: 'text', text: 'Prices' }] };

test('tells where a pricing table is to be drawn, and when the place is gone', async () => {
  const prices = new TextSlots();
  let told = 0;
  prices.subscribe(() => (told += 1));
  const editor = new Editor({ extensions: richText({ prices }), content: { type: 'doc', content: [words, table] } });
  await Promise.resolve();
  const [place] = prices.snapshot();
  expect(place?.dataset['node']).toBe('pricingTable');
  expect(told).toBe(1);
  // What others write around it leaves the place, and what is drawn in it, where it is.
  editor.commands.insertContentAt(1, 'New ');
  expect(prices.snapshot()).toEqual([place]);
  editor.commands.setContent({ type: 'doc', content: [words] });
  await Promise.resolve();
  expect(prices.snapshot()).toEqual([]);
  editor.destroy();
});

test('what happens inside is nothing to the text', () => {
  const prices = new TextSlots();
  const editor = new Editor({ extensions: richText({ prices }), content: { type: 'doc', content: [table, words] } });
  const place = prices.snapshot()[0]!;
  const before = JSON.stringify(editor.getJSON());
  const cell = place.appendChild(document.createElement('input'));
  cell.dispatchEvent(new KeyboardEvent('keydown', { key: 'Backspace', bubbles: true, cancelable: true }));
  cell.dispatchEvent(new Event('paste', { bubbles: true, cancelable: true }));
  expect(JSON.stringify(editor.getJSON())).toBe(before);
  editor.destroy();
});
