import { richText, sharedText } from '@baton/editor';
import { noteBody } from '@baton/schema/notes';
import { Editor, type Extensions } from '@tiptap/core';
import { JSDOM } from 'jsdom';
import type * as Y from 'yjs';

/** Gives this process a page without a screen, as far as an editor needs one. */
const withPage = (() => {
  let page: JSDOM | null = null;
  return (): Document => {
    page ??= globalsOf(new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true }));
    return page.window.document;
  };
})();

const globalsOf = (page: JSDOM): JSDOM => {
  const { window } = page;
  for (const name of [
    'document',
    'Node',
    'Element',
    'HTMLElement',
    'Range',
    'MutationObserver',
    'DOMParser',
    'Event',
  ] as const)
    Object.assign(globalThis, { [name]: window[name] });
  Object.assign(globalThis, {
    window,
    innerWidth: window.innerWidth,
    innerHeight: window.innerHeight,
    getComputedStyle: window.getComputedStyle.bind(window),
    getSelection: window.getSelection.bind(window),
    requestAnimationFrame: window.requestAnimationFrame.bind(window),
    cancelAnimationFrame: window.cancelAnimationFrame.bind(window),
  });
  // Nothing is laid out here, so nothing has a place.
  window.Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  window.Range.prototype.getBoundingClientRect = () => new window.DOMRect();
  window.Element.prototype.scrollIntoView = () => {};
  return page;
};

/** What is done after it is another step to undo: what comes within half a second of the last change belongs to that. */
export const anotherStep = () => new Promise<void>((resolve) => setTimeout(resolve, 600));

export interface HeadlessEditor {
  editor: Editor;
  /** Types these characters where the caret is, one after the other, as keys do. */
  type(text: string): void;
  /** Puts the caret at the end of the n-th block. */
  caretAfter(block: number): void;
  /** Blocks as lines. */
  text(): string;
  destroy(): void;
}

/** The product's editor on a document, with nobody looking. `extensions` replaces what it knows, for older clients. */
export const headlessEditor = (
  doc: Y.Doc,
  { extensions = richText() }: { extensions?: Extensions } = {},
): HeadlessEditor => {
  const page = withPage();
  const body = noteBody(doc);
  const editor = new Editor({
    element: page.body.appendChild(page.createElement('div')),
    extensions: [...extensions, ...sharedText(body)],
  });
  return {
    editor,
    type: (text) => {
      for (const key of text) editor.view.dispatch(editor.state.tr.insertText(key));
    },
    caretAfter: (block) => {
      let end = 0;
      for (let at = 0; at <= block; at += 1) end += editor.state.doc.child(at).nodeSize;
      editor.commands.setTextSelection(end - 1);
    },
    text: () => editor.getText({ blockSeparator: '\n' }),
    destroy: () => editor.destroy(),
  };
};

/** Selects the first of these words. */
export const selectIn = ({ editor }: HeadlessEditor, words: string): void => {
  let at = -1;
  editor.state.doc.descendants((node, place) => {
    const found = node.isText ? (node.text ?? '').indexOf(words) : -1;
    if (found >= 0 && at < 0) at = place + found;
  });
  if (at < 0) throw new Error(`"${words}" is not in the text`);
  editor.commands.setTextSelection({ from: at, to: at + words.length });
};
