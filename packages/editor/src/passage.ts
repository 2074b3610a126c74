import { mayBeSuggestedAbout, type Suggestible } from '@baton/schema/rich-text';
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
  const selected = selectedIn(editor);
  if (!selected) return null;
  const { from, to, quote } = selected;
  return { from: base64(from), to: base64(to), quote };
};

/** Could a command suggest about the selected words, as it would be judged with what this copy says? Null when that is no words. */
export const suggestibleIn = (editor: Editor): Suggestible | null => {
  const selected = selectedIn(editor);
  if (!selected) return null;
  const { body, quote: _quote, ...passage } = selected;
  const judged = mayBeSuggestedAbout(body, passage);
  return judged === 'yes' && holdsMore(editor) ? 'beyond-words' : judged;
};

/** Is there something in the selection that is no letter, at its edges too? */
const holdsMore = ({ state: { doc, selection } }: Editor): boolean => {
  let more = false;
  doc.nodesBetween(selection.from, selection.to, (node) => {
    more ||= node.isInline && !node.isText;
  });
  return more;
};

const selectedIn = ({ state }: Editor) => {
  const { from, to } = state.selection;
  const quote = state.doc.textBetween(from, to, '\n');
  const sync = ySyncPluginKey.getState(state) as
    | { type: Y.XmlFragment; binding: ProsemirrorBinding | null }
    | undefined;
  if (quote.trim() === '' || !sync?.binding) return null;
  const { type, binding } = sync;
  const at = (place: number): Uint8Array =>
    Y.encodeRelativePosition(absolutePositionToRelativePosition(place, type, binding.mapping) as Y.RelativePosition);
  return { body: type, from: at(from), to: at(to), quote };
};

const base64 = (bytes: Uint8Array): string => btoa(String.fromCodePoint(...bytes));
