import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

/**
 * Before each of its commits React looks where the selection stands in the element that has the focus, to put it back
 * afterwards: in an editable text it counts the letters of every node up to there, some milliseconds in a long note, for
 * each word of how saving goes. An editor keeps its selection itself, so React is told that this is no text to look into.
 * The attribute, which browsers go by, stays.
 */
export const ownSelection = () =>
  Extension.create({
    name: 'ownSelection',
    addProseMirrorPlugins: () => [
      new Plugin({
        view: ({ dom }) => {
          Object.defineProperty(dom, 'contentEditable', {
            configurable: true,
            get: () => 'inherit',
            set: (value: string) => {
              dom.setAttribute('contenteditable', value);
            },
          });
          return { destroy: () => void Reflect.deleteProperty(dom, 'contentEditable') };
        },
      }),
    ],
  });
