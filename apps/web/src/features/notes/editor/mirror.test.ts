import { richText, sharedText } from '@baton/editor';
import { noteBody } from '@baton/schema/notes';
import { Editor } from '@tiptap/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';

import { mirrorOf } from './mirror.ts';

/** A list without items: every editor that meets it takes it away. */
const broken = (): Y.Doc => {
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('kept')]);
  noteBody(doc).insert(0, [new Y.XmlElement('bulletList'), paragraph]);
  return doc;
};

const editorOn = (doc: Y.Doc): Editor =>
  new Editor({ extensions: [...richText(), ...sharedText(noteBody(doc))], editable: false, injectCSS: false });

test('[NT5] what a reader’s editor takes away is taken from its mirror, not from the note', () => {
  const doc = broken();
  const before = noteBody(doc).toJSON();
  const mirror = mirrorOf(doc);
  const stop = mirror.subscribe();
  const copy = mirror.read();
  if (!copy) throw new Error('no mirror');
  const editor = editorOn(copy);
  expect(noteBody(copy).toJSON()).toBe('<paragraph>kept</paragraph>');
  expect(noteBody(doc).toJSON()).toBe(before);

  // It follows what others write.
  const more = new Y.XmlElement('paragraph');
  more.insert(0, [new Y.XmlText('more')]);
  noteBody(doc).push([more]);
  expect(editor.getText()).toContain('more');
  editor.destroy();
  stop();
});

test('without a mirror the note itself would lose it: this is what the mirror is for', () => {
  const doc = broken();
  const editor = editorOn(doc);
  expect(noteBody(doc).toJSON()).toBe('<paragraph>kept</paragraph>');
  editor.destroy();
});
