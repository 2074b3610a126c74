import { BubbleMenu } from '@tiptap/react/menus';
import type { ReactNode } from 'react';

import { CommentButton, type CommentButtonProps } from './comment-button.tsx';

/** Beside the words that somebody has selected who comments without writing. */
export const ReaderBubble = ({ editor, onComment, children }: CommentButtonProps & { children?: ReactNode }) => (
  <BubbleMenu
    className="popup z-30 flex items-center p-1"
    editor={editor}
    options={{ placement: 'top', offset: 8 }}
    shouldShow={({ state }) => !state.selection.empty}
  >
    <CommentButton editor={editor} onComment={onComment} />
    {children}
  </BubbleMenu>
);
