import { drawnOnce, richText } from '@baton/editor';
import type { PlainNode } from '@baton/schema/rich-text';
import { EditorContent, useEditor } from '@tiptap/react';
import { useLocale, useTranslations } from 'use-intl';

import { useNames } from '#shared/people/use-names.ts';

import { useShownFiles } from '../files/use-shown-files.ts';
import { useAskText } from '../mentions/use-ask-text.ts';
import { useNameWords } from '../mentions/use-name-words.ts';
import { pastMarks, type AuthorLook } from './past-marks.ts';

export interface PastViewProps {
  blocks: readonly PlainNode[];
  look: AuthorLook;
}

/** A text as it was; nothing in it can be changed, and it is bound to nothing. */
export const PastView = ({ blocks, look }: PastViewProps) => {
  const t = useTranslations('notes');
  const locale = useLocale();
  const names = useNames();
  const nameWords = useNameWords();
  const askText = useAskText();
  const shown = useShownFiles();
  const editor = useEditor(
    {
      extensions: [...richText({ locale, taskLabel: t('task'), names, nameWords, askText, shown }), ...pastMarks(look)],
      content: { type: 'doc', content: blocks.length === 0 ? [{ type: 'paragraph' }] : [...blocks] },
      editable: false,
      onBeforeCreate: ({ editor: before }) => drawnOnce(before),
      injectCSS: false,
      editorProps: {
        attributes: { class: 'note-text', 'aria-label': t('text'), 'aria-readonly': 'true', role: 'document' },
      },
      shouldRerenderOnTransaction: false,
    },
    [blocks, look, locale],
  );
  return <EditorContent editor={editor} />;
};
