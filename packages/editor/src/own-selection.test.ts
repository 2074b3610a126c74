// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { expect, test } from 'vitest';

import { ownSelection } from './own-selection.ts';
import { richText } from './rich-text.ts';

test('whoever asks is told that this is no text to look into, while the browser keeps editing it', () => {
  const editor = new Editor({ extensions: [...richText(), ownSelection()], content: '<p>One</p>', injectCSS: false });
  const { dom } = editor.view;
  expect([dom.contentEditable, dom.getAttribute('contenteditable')]).toEqual(['inherit', 'true']);
  editor.setEditable(false);
  expect(dom.getAttribute('contenteditable')).toBe('false');
  dom.contentEditable = 'true';
  expect(dom.getAttribute('contenteditable')).toBe('true');
  editor.destroy();
  expect(Object.hasOwn(dom, 'contentEditable')).toBe(false);
});
