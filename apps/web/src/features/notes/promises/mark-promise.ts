import type { ChainedCommands, Editor } from '@tiptap/core';

import { newId } from '#shared/api/id.ts';

/** Marks the selected words as a promise, or the whole line where none are; marked ones are taken back. */
export const togglePromise = (chain: ChainedCommands): ChainedCommands =>
  chain.command(({ tr, state }) => {
    const type = state.schema.marks['promise'];
    const { $from, empty } = tr.selection;
    const [from, to] = empty ? [$from.start(), $from.end()] : [tr.selection.from, tr.selection.to];
    if (!type || from >= to) return false;
    if (tr.doc.rangeHasMark(from, to, type)) tr.removeMark(from, to, type);
    else tr.addMark(from, to, type.create({ promise: newId() }));
    return true;
  });

export const isPromised = (editor: Editor): boolean => editor.isActive('promise');
