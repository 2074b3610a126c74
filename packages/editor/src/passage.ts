import type { Editor } from '@tiptap/core';
import { absolutePositionToRelativePosition, ySyncPluginKey, type ProsemirrorBinding } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/** Selected words, as places that stay theirs while others write. */
export interface SelectedPassage {
  from: string;
  to: string;
  quote: string;
}

/** What is selected in an editor on a shared text; null when that is no words. */
export const passageOf = (editor: Editor): SelectedPassage | null => {
  const { state } = editor;
  const { from, to } = state.selection;
  const quote = state.doc.textBetween(from, to, '\n');
  const sync = ySyncPluginKey.getState(state) as
    | { type: Y.XmlFragment; binding: ProsemirrorBinding | null }
    | undefined;
  if (quote.trim() === '' || !sync?.binding) return null;
  const { type, binding } = sync;
  const at = (place: number): string =>
    base64(
      Y.encodeRelativePosition(absolutePositionToRelativePosition(place, type, binding.mapping) as Y.RelativePosition),
    );
  return { from: at(from), to: at(to), quote };
};

const base64 = (bytes: Uint8Array): string => btoa(String.fromCodePoint(...bytes));
