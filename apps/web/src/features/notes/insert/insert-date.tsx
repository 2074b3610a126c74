import { Dialog } from '@baton/ui';
import type { Editor } from '@tiptap/core';
import { useTranslations } from 'use-intl';

import { MonthPicker } from '#shared/fields/day-field.tsx';

import { dayNode } from '../editor/blocks.ts';

export interface InsertDateProps {
  editor: Editor;
  open: boolean;
  onClose: () => void;
}

/** Puts a day where the caret is. */
export const InsertDate = ({ editor, open, onClose }: InsertDateProps) => {
  const t = useTranslations('notes.insertDate');
  const common = useTranslations('common');
  const close = () => {
    onClose();
    editor.commands.focus();
  };
  return (
    <Dialog closeLabel={common('close')} onClose={close} open={open} size="sm" title={t('title')}>
      <MonthPicker
        onPick={(day) => {
          onClose();
          editor.chain().focus().insertContent(dayNode(day)).run();
        }}
        value={null}
      />
    </Dialog>
  );
};
