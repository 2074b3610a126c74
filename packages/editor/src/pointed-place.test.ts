// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { beforeEach, expect, it, vi } from 'vitest';

import { pointedPlace, pointTo } from './pointed-place.ts';
import { richText } from './rich-text.ts';

/** jsdom scrolls nothing. */
const scrolled = vi.fn<() => void>();
beforeEach(() => {
  scrolled.mockClear();
  Element.prototype.scrollIntoView = scrolled;
});

const call = (id: string) => `<span data-node="mention" data-id="${id}" data-kind="member" data-target="m"></span>`;

const anEditor = () =>
  new Editor({
    element: document.createElement('div'),
    injectCSS: false,
    extensions: [...richText(), pointedPlace()],
    content: `<p>First ${call('a')}</p><ul><li><p>Second ${call('b')} here</p></li><li><p>Third</p></li></ul>`,
  });

const pointed = ({ view }: Editor) => [...view.dom.querySelectorAll('.is-pointed')].map((each) => each.textContent);

it('points to the very paragraph of a mention, and goes with it when others write above', () => {
  const editor = anEditor();
  pointTo(editor, (id) => id === 'b');
  expect(pointed(editor)).toEqual(['Second @— here']);
  editor.commands.insertContentAt(0, '<p>New</p>');
  expect(pointed(editor)).toEqual(['Second @— here']);
  // Whoever scrolled on is not drawn back.
  expect(scrolled).toHaveBeenCalledTimes(1);
  pointTo(editor, null);
  expect(pointed(editor)).toEqual([]);
  editor.destroy();
});

it('points to nothing while the mention is not there, and to it when it comes', () => {
  const editor = anEditor();
  pointTo(editor, (id) => id === 'c');
  expect(pointed(editor)).toEqual([]);
  editor.commands.insertContentAt(0, `<p>Late ${call('c')}</p>`);
  expect(pointed(editor)).toEqual(['Late @—']);
  editor.destroy();
});
