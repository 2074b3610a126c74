import { expect, test } from 'vitest';
import * as Y from 'yjs';

import type { Copies } from './copies.ts';
import { DeviceCopy } from './device-copy.ts';

/** A store that answers when it is told to; what was asked of it counts as on the device. */
const slowStore = () => {
  const asked: { text: string; changes: number | undefined }[] = [];
  const answers: (() => void)[] = [];
  const kept = new Y.Doc();
  const store = {
    begin: () => Promise.resolve(),
    append: (_copy: unknown, update: Uint8Array, changes?: number) => {
      Y.applyUpdate(kept, update);
      asked.push({ text: textOf(kept), changes });
      return new Promise<void>((resolve) => answers.push(resolve));
    },
  };
  return { asked, answer: () => answers.shift()?.(), store: store as unknown as Copies };
};

const textOf = (doc: Y.Doc): string => doc.getText('t').toJSON();
const soon = () => new Promise((resolve) => setTimeout(resolve));

/** A document whose edits go to the device, and a way to type into it. */
const writer = async (store: Copies) => {
  let written = 0;
  const onWritten = (edits: number) => void (written += edits);
  const device = new DeviceCopy({
    copies: store,
    user: 'u',
    document: 'note:1',
    onTrouble: () => undefined,
    onWritten,
  });
  const doc = new Y.Doc();
  device.begin(1, doc, 'write');
  await device.idle();
  let changes = 0;
  doc.on('update', (update: Uint8Array) => device.local(update, (changes += 1)));
  return {
    device,
    written: () => written,
    type: (text: string) => doc.getText('t').insert(doc.getText('t').length, text),
  };
};

test('what is typed while one write is under way goes into the next one, in one piece', async () => {
  const { asked, answer, store } = slowStore();
  const { type, written } = await writer(store);
  type('a');
  await soon();
  for (const key of 'bcdef') type(key);
  await soon();
  expect(asked).toEqual([{ text: 'a', changes: 1 }]);
  expect(written()).toBe(0);
  answer();
  await soon();
  expect(written()).toBe(1);
  expect(asked).toEqual([
    { text: 'a', changes: 1 },
    { text: 'abcdef', changes: 6 },
  ]);
});

test('a page that goes away asks for everything at once, also while a write is under way', async () => {
  const { asked, store } = slowStore();
  const { device, type } = await writer(store);
  type('a');
  await soon();
  for (const key of 'bcd') type(key);
  expect(asked.at(-1)?.text).toBe('a');
  device.flush();
  expect(asked.at(-1)).toEqual({ text: 'abcd', changes: 4 });
});
