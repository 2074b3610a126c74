// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { richText } from './rich-text.ts';
import { beginStep, sharedText } from './shared-text.ts';

const editorOf = (text: Y.XmlFragment) =>
  new Editor({
    element: document.createElement('div'),
    injectCSS: false,
    extensions: [...richText(), ...sharedText(text)],
  });

it('takes back what was deleted, although an editor of the same text went while this one was there', () => {
  const text = new Y.Doc().getXmlFragment('body');
  const thrownAway = editorOf(text);
  const editor = editorOf(text);
  thrownAway.destroy();
  editor.commands.insertContentAt(1, 'Opens Lyon in January');
  beginStep(editor);
  editor.commands.deleteRange({ from: 7, to: 11 });
  expect(editor.getText()).toBe('Opens  in January');
  editor.commands.undo();
  expect(editor.getText()).toBe('Opens Lyon in January');
  editor.destroy();
});
