import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

interface KeptCaret {
  /** Where it was by count, in the text of then. */
  absAnchor?: number | null;
  absHead?: number | null;
}

/**
 * The binding keeps the caret as it was before changes come, and puts it back after each of them. Where several come at once, or
 * a step is taken back, the text may be shorter than when the caret was looked at: its place by count is then past the end, and
 * looking it up throws in the middle of a change, which the editor never shows. What the caret stood beside still holds.
 */
export const fittingCaret = () =>
  Extension.create({
    name: 'fittingCaret',
    addProseMirrorPlugins: () => [
      new Plugin({
        view: (view) => {
          const { binding } = (ySyncPluginKey.getState(view.state) ?? {}) as { binding?: object };
          let kept: KeptCaret | null = null;
          const fits = (place: number | null | undefined) => (place ?? 0) <= view.state.doc.content.size;
          if (binding)
            Object.defineProperty(binding, 'beforeTransactionSelection', {
              configurable: true,
              get: () =>
                kept === null || (fits(kept.absAnchor) && fits(kept.absHead))
                  ? kept
                  : { ...kept, absAnchor: null, absHead: null },
              set: (caret: KeptCaret | null) => {
                kept = caret;
              },
            });
          return {};
        },
      }),
    ],
  });
