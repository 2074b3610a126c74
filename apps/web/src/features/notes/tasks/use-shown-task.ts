import { showTask } from '@baton/editor';
import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';

/** The ☐ that whoever followed a link is to be shown, once. */
export interface ShownTask {
  task: string;
  onShown: () => void;
}

/** Shows it as soon as the text is there. */
export const useShownTask = (editor: Editor, shown: ShownTask | undefined): void => {
  useEffect(() => {
    if (shown === undefined || editor.isDestroyed) return;
    // The text is drawn and laid out in this frame; before that there is nothing to scroll to.
    const frame = requestAnimationFrame(() => {
      if (editor.isDestroyed) return;
      showTask(editor, shown.task);
      shown.onShown();
    });
    return () => cancelAnimationFrame(frame);
  }, [editor, shown]);
};
