import { IconButton } from '@baton/ui';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { BadgeCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { isPromised, togglePromise } from './mark-promise.ts';

/** Says of the selected words that we promised them to the customer. */
export const PromiseButton = ({ editor }: { editor: Editor }) => {
  const t = useTranslations('notes.promise');
  const active = useEditorState({ editor, selector: ({ editor: now }) => isPromised(now) });
  return (
    <IconButton
      icon={<BadgeCheck size={16} strokeWidth={1.75} />}
      label={active ? t('unmark') : t('mark')}
      onClick={() => togglePromise(editor.chain().focus()).run()}
      // The selection must stay where it is.
      onMouseDown={(event) => event.preventDefault()}
      pressed={active}
    />
  );
};
