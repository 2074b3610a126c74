import { richText, TextSlots } from '@baton/editor';
import type { PlainNode } from '@baton/schema/rich-text';
import type { JSONContent } from '@tiptap/core';
import { useEditor } from '@tiptap/react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Sheet } from './sheet.tsx';

interface SheetViewProps {
  /** What is read: nothing of it is kept anywhere. */
  body: readonly PlainNode[];
  label: string;
  language: string;
  prices: ReactNode;
}

/** A text as whoever receives it reads it: no tools, no carets, nothing that colleagues say or suggest. */
export const SheetView = ({ body, label, language, prices }: SheetViewProps) => {
  const t = useTranslations('notes');
  const [slots] = useState(() => new TextSlots());
  const editor = useEditor(
    {
      extensions: richText({ locale: language, taskLabel: t('task'), prices: slots }),
      editable: false,
      injectCSS: false,
      editorProps: {
        attributes: { 'aria-label': label, 'aria-readonly': 'true', class: 'note-text', role: 'textbox' },
      },
      shouldRerenderOnTransaction: false,
    },
    [language],
  );
  useEffect(() => {
    const content = body.length > 0 ? [...body] : [{ type: 'paragraph' }];
    editor.commands.setContent({ type: 'doc', content: content as JSONContent[] }, { emitUpdate: false });
  }, [editor, body]);
  return <Sheet editor={editor} language={language} prices={prices} slots={slots} />;
};
