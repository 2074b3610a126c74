// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { expect, test } from 'vitest';

import { drawnOnce } from './drawn-once.ts';
import { richText } from './rich-text.ts';

const editorWith = (onBeforeCreate: (made: { editor: Editor }) => void): Editor =>
  new Editor({
    element: document.createElement('div'),
    extensions: richText(),
    content: '<p>Ask <span data-node="mention" data-kind="member" data-target="m"></span></p>',
    injectCSS: false,
    onBeforeCreate,
  });

const isSameOnceInPage = (editor: Editor): boolean => {
  const before = editor.view.dom.firstChild;
  // What React's part of the editor does once it stands in the page.
  editor.createNodeViews();
  return editor.view.dom.firstChild === before;
};

test('a text is not drawn again when its editor is put into the page', () => {
  const once = editorWith(({ editor }) => drawnOnce(editor));
  const usual = editorWith(() => {});
  expect([isSameOnceInPage(once), isSameOnceInPage(usual)]).toEqual([true, false]);
  expect(once.view.dom.querySelector('[data-node=mention]')?.textContent).toBe('@—');
  once.destroy();
  usual.destroy();
});
