import type { Editor, Extensions } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { defaultDeleteFilter, defaultProtectedNodes, ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

import { fittingCaret } from './fitting-caret.ts';

const managers = new WeakMap<Y.XmlFragment, Y.UndoManager>();

/**
 * What one person may take back in a text: their own edits since they opened it, never those of others and never what it
 * began with. One for as long as the document is, so that leaving the page for a moment forgets nothing.
 */
const personalUndo = (text: Y.XmlFragment): Y.UndoManager => {
  const known = managers.get(text);
  if (known) return known;
  const manager = new Y.UndoManager(text, {
    trackedOrigins: new Set([ySyncPluginKey]),
    deleteFilter: (item) => defaultDeleteFilter(item, defaultProtectedNodes),
    captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
  });
  // It is the text's, not an editor's: an editor that goes while another is there already, or one that was drawn and thrown
  // away, would else end it for all.
  const end = manager.destroy.bind(manager);
  manager.destroy = () => {};
  text.doc?.once('destroy', end);
  managers.set(text, manager);
  return manager;
};

/** What comes next is taken back for itself, not together with what was typed just before. */
export const beginStep = (editor: Editor): void => {
  const { undoManager } = (yUndoPluginKey.getState(editor.state) ?? {}) as { undoManager?: Y.UndoManager };
  undoManager?.stopCapturing();
};

/** Binds an editor to a text that others write too. */
export const sharedText = (text: Y.XmlFragment): Extensions => [
  Collaboration.configure({ fragment: text, yUndoOptions: { undoManager: personalUndo(text) } }),
  fittingCaret(),
];
