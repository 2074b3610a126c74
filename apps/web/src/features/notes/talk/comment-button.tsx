import { IconButton } from '@baton/ui';
import type { Editor } from '@tiptap/core';
import { MessageSquarePlus } from 'lucide-react';
import { useTranslations } from 'use-intl';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

export interface CommentButtonProps {
  editor: Editor;
  onComment: (editor: Editor) => void;
}

/** Begins a thread on the selected words. */
export const CommentButton = ({ editor, onComment }: CommentButtonProps) => {
  const t = useTranslations('notes.talk');
  return (
    <IconButton
      icon={<MessageSquarePlus size={16} strokeWidth={1.75} />}
      label={t('comment')}
      onClick={() => onComment(editor)}
      // The selection must stay where it is.
      onMouseDown={(event) => event.preventDefault()}
      shortcut={isMac ? 'Mod+Alt+M' : 'Ctrl+M'}
    />
  );
};
