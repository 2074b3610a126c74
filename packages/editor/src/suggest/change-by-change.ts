import { Selection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';

import { toldWith } from './suggested.ts';

/**
 * Sends a transaction as one transaction for each change of letters. What an editor sends to others of one line is one
 * range: of two changes in it everything between would be taken out and put in anew, and twice when two people do so at the
 * same time. `state` answers what the editor holds now.
 */
export const changeByChange = (
  tr: Transaction,
  { state, send }: { state: () => EditorState; send: (part: Transaction) => void },
): void => {
  let part = state().tr;
  const finish = (last: boolean): void => {
    for (const key of toldWith) {
      const held: unknown = tr.getMeta(key);
      if (held !== undefined) part.setMeta(key, held);
    }
    if (last && tr.selectionSet) part.setSelection(Selection.fromJSON(part.doc, tr.selection.toJSON()));
    if (last && tr.scrolledIntoView) part.scrollIntoView();
    send(part);
    part = state().tr;
  };
  for (const [at, step] of tr.steps.entries()) {
    part.step(step);
    // Marks change no letters and go along with the next change.
    if (step instanceof ReplaceStep && at < tr.steps.length - 1) finish(false);
  }
  finish(true);
};
