import { IconButton } from '@baton/ui';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useTranslations } from 'use-intl';

import { activeLooks, looks, toggleLook, type Look } from './marks.ts';

export interface LooksProps {
  editor: Editor;
  /** Those that are shown; all when absent. */
  only?: readonly Look[];
}

/** Buttons for how letters look. */
export const Looks = ({ editor, only }: LooksProps) => {
  const t = useTranslations('notes.marks');
  const active = useEditorState({ editor, selector: ({ editor: now }) => activeLooks(now) });
  return looks
    .filter(({ id }) => only?.includes(id) ?? true)
    .map(({ id, icon: Icon, keys }) => (
      <IconButton
        icon={<Icon size={16} strokeWidth={1.75} />}
        key={id}
        label={t(id)}
        onClick={() => toggleLook(editor, id)}
        // The selection must stay where it is.
        onMouseDown={(event) => event.preventDefault()}
        pressed={active.includes(id)}
        shortcut={keys}
      />
    ));
};
