import type { Editor } from '@tiptap/core';

/**
 * Gives an editor its node views before it draws anything. Otherwise they come when it is put into the page, as functions
 * that are new each time, and the whole text is drawn a second time: in a note of 2,000 blocks half of the time that
 * opening it takes. To be called before the editor is created (`onBeforeCreate`).
 */
export const drawnOnce = (editor: Editor): void => {
  const { extensionManager: manager } = editor;
  const { nodeViews, markViews } = manager;
  Object.defineProperties(manager, { nodeViews: { value: nodeViews }, markViews: { value: markViews } });
  editor.options.editorProps = { ...editor.options.editorProps, nodeViews, markViews };
};
