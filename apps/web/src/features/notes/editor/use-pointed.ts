import { pointTo } from '@baton/editor';
import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';

import { mentionIdOf } from '../mentions/mention-id.ts';

/** Shows the paragraph of the mention that somebody was sent to; `text` is the note or the handoff that it stands in. */
export const usePointed = (editor: Editor, text: string, pointed: string | null): void =>
  useEffect(() => {
    const point = () => pointTo(editor, pointed === null ? null : (id) => mentionIdOf(text, id) === pointed);
    point();
    // The editor may stand in the page only after this.
    editor.on('mount', point);
    return () => void editor.off('mount', point);
  }, [editor, text, pointed]);
