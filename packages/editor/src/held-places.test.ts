// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';

import { heldPlaces, holdPlace, placeFor, releasePlace } from './held-places.ts';
import { richText } from './rich-text.ts';
import { sharedText } from './shared-text.ts';

const line = (text: string): Y.XmlElement => {
  const paragraph = new Y.XmlElement('paragraph');
  if (text !== '') paragraph.insert(0, [new Y.XmlText(text)]);
  return paragraph;
};

/** An editor on lines, and the copy of somebody else that follows it both ways. */
const together = (...lines: string[]) => {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  mine.getXmlFragment('body').insert(0, lines.map(line));
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
  mine.on('update', (update: Uint8Array, origin: unknown) => origin !== theirs && Y.applyUpdate(theirs, update, mine));
  theirs.on('update', (update: Uint8Array, origin: unknown) => origin !== mine && Y.applyUpdate(mine, update, theirs));
  const text = mine.getXmlFragment('body');
  const editor = new Editor({ extensions: [...richText(), ...sharedText(text), heldPlaces()], injectCSS: false });
  const element = document.createElement('div');
  const holdAfter = (words: string) => {
    let at = 0;
    editor.state.doc.descendants((node, from) => {
      if (node.isText && node.text === words) at = from + words.length;
    });
    holdPlace(editor, { id: 'a', at, element });
  };
  const insert = () => {
    const node = editor.schema.nodes['file']?.create({ file: 'f', name: 'plan' });
    if (!node) throw new Error('no file in the schema');
    editor.view.dispatch(editor.state.tr.insert(placeFor(editor, 'a', node.type), node));
    releasePlace(editor, 'a');
    return text.toJSON();
  };
  return { editor, element, holdAfter, insert, text, other: theirs.getXmlFragment('body') };
};

test('a held place stays after its line while others write above it and nothing of it is in the document', () => {
  const { editor, element, holdAfter, insert, other, text } = together('one', 'two', 'three');
  holdAfter('two');
  expect(element.previousElementSibling?.textContent).toBe('two');
  other.insert(0, [line('zero')]);
  editor.commands.insertContentAt(1, 'my ');
  expect(element.previousElementSibling?.textContent).toBe('two');
  expect(text.toJSON()).not.toContain('file');
  expect(insert()).toMatch(/two<\/paragraph><file [^>]*><\/file><paragraph>three/);
  expect(element.isConnected).toBe(false);
  editor.destroy();
});

test('a place whose line somebody deletes is still in the text', () => {
  const { editor, holdAfter, insert, other } = together('one', 'two', 'three');
  holdAfter('two');
  other.delete(1, 1);
  expect(insert()).toContain('<file ');
  editor.destroy();
});

test('before an empty line, so that the caret stays below; within a list, inside its item', () => {
  const { editor, insert } = together('one', '');
  holdPlace(editor, { id: 'a', at: editor.state.doc.content.size - 1, element: document.createElement('div') });
  expect(insert()).toMatch(/one<\/paragraph><file [^>]*><\/file><paragraph><\/paragraph>/);
  editor.commands.setContent('<ul><li><p>item</p></li></ul>');
  holdPlace(editor, { id: 'a', at: 6, element: document.createElement('div') });
  expect(insert()).toMatch(/<listitem><paragraph>item<\/paragraph><file [^>]*><\/file><\/listitem>/i);
  editor.destroy();
});
