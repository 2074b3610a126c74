import { showTask } from '@baton/editor';
import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';

/** The ☐ that whoever followed a link is to be shown, once. */
export interface ShownTask {
  task: string;
  onShown: () => void;
}

/** A ☐ that is not in the text by then, though the line may be slow, is not looked for any longer, in milliseconds. */
const patience = 15_000;

/** Shows it as soon as the text stands in the page. */
export const useShownTask = (editor: Editor, shown: ShownTask | undefined): void => {
  useEffect(() => {
    if (shown === undefined || editor.isDestroyed) return;
    const until = performance.now() + patience;
    let frame = 0;
    const look = () => {
      if (editor.isDestroyed) return;
      if (showTask(editor, shown.task) || performance.now() > until) shown.onShown();
      else frame = requestAnimationFrame(look);
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [editor, shown]);
};
