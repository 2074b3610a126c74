import { passageOf, type SelectedPassage } from '@baton/editor';
import { IconButton } from '@baton/ui';
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import { BubbleMenu } from '@tiptap/react/menus';
import { BookmarkPlus, Unlink } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { PromiseButton } from '../promises/promise-button.tsx';
import { CommentButton, type CommentButtonProps } from '../talk/comment-button.tsx';
import { LinkButton } from './link-button.tsx';
import { Looks } from './looks.tsx';

interface BubbleProps extends Pick<CommentButtonProps, 'editor'> {
  onComment?: CommentButtonProps['onComment'] | undefined;
  /** Keeps what is selected to be used again. */
  onKeep?: ((passage: SelectedPassage) => void) | undefined;
  /** Can words be promises here? */
  promising?: boolean;
}

/** What can be done with the selected letters, beside them; for a link also without selecting it. */
export const Bubble = ({ editor, onComment, onKeep, promising = false }: BubbleProps) => (
  <BubbleMenu
    className="popup z-30 flex items-center gap-0.5 p-1 coarse:hidden"
    editor={editor}
    options={{ placement: 'top', offset: 8 }}
    shouldShow={({ editor: now, state }) =>
      now.isEditable && !now.isActive('codeBlock') && (hasLetters(state.selection) || now.isActive('link'))
    }
  >
    <FollowLink editor={editor} />
    <Looks editor={editor} only={['bold', 'italic', 'underline', 'strike', 'highlight']} />
    <LinkButton editor={editor} />
    {onComment && <CommentButton editor={editor} onComment={onComment} />}
    {onKeep && <KeepButton editor={editor} onKeep={onKeep} />}
    {promising && <PromiseButton editor={editor} />}
  </BubbleMenu>
);

const KeepButton = ({
  editor,
  onKeep,
}: Required<Pick<BubbleProps, 'editor'>> & { onKeep: NonNullable<BubbleProps['onKeep']> }) => {
  const t = useTranslations('notes.tools');
  return (
    <IconButton
      icon={<BookmarkPlus size={16} strokeWidth={1.75} />}
      label={t('keep')}
      onClick={() => {
        const passage = passageOf(editor);
        if (passage) onKeep(passage);
      }}
      // The selection must stay where it is.
      onMouseDown={(event) => event.preventDefault()}
    />
  );
};

const hasLetters = (selection: unknown): boolean => selection instanceof TextSelection && !selection.empty;

/** Where the link under the caret leads, to be followed or taken off. */
const FollowLink = ({ editor }: { editor: Editor }) => {
  const t = useTranslations('notes.link');
  const href = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const held: unknown = now.state.selection.empty ? now.getAttributes('link')['href'] : null;
      return typeof held === 'string' ? held : null;
    },
  });
  if (href === null) return null;
  return (
    <>
      <a
        aria-label={t('open', { href })}
        className="max-w-52 truncate px-2 text-accent hover:underline"
        href={href}
        rel="noopener noreferrer nofollow"
        target="_blank"
      >
        {href.replace(/^(https?:\/\/|mailto:)/, '')}
      </a>
      <IconButton
        icon={<Unlink size={16} strokeWidth={1.75} />}
        label={t('remove')}
        onClick={() => editor.chain().focus().extendMarkRange('link').unsetLink().run()}
      />
    </>
  );
};
