import { passageOf, type SelectedPassage } from '@baton/editor';
import { Dialog, IconButton, showToast, TextArea } from '@baton/ui';
import { useMutation } from '@tanstack/react-query';
import type { Editor } from '@tiptap/core';
import { MessageSquareDiff } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { AddForm } from '#shared/shell/add-dialog.tsx';

/** Puts other words for a passage before those who write. */
export type SuggestWords = (passage: Pick<SelectedPassage, 'from' | 'to'>, words: string) => Promise<unknown>;

interface SuggestButtonProps {
  editor: Editor;
  onSuggest: (passage: SelectedPassage) => void;
}

/** Says what the selected words should be instead; for whoever reads the text without writing it. */
export const SuggestButton = ({ editor, onSuggest }: SuggestButtonProps) => {
  const t = useTranslations('notes.suggest');
  return (
    <IconButton
      icon={<MessageSquareDiff size={16} strokeWidth={1.75} />}
      label={t('change')}
      onClick={() => {
        const passage = passageOf(editor);
        if (passage) onSuggest(passage);
      }}
      // The selection must stay where it is.
      onMouseDown={(event) => event.preventDefault()}
    />
  );
};

interface SuggestDialogProps {
  passage: SelectedPassage;
  suggest: SuggestWords;
  onClose: () => void;
}

export const SuggestDialog = ({ passage, suggest, onClose }: SuggestDialogProps) => {
  const t = useTranslations('notes.suggest');
  const common = useTranslations('common');
  const [words, setWords] = useState(passage.quote);
  const send = useMutation({
    mutationFn: () => suggest(passage, words),
    onSuccess: () => {
      showToast({ title: t('sent'), tone: 'success' });
      onClose();
    },
  });
  return (
    <Dialog closeLabel={common('close')} onClose={onClose} open size="sm" title={t('change')}>
      <AddForm label={t('send')} making={send}>
        <blockquote className="border-l-2 border-line-strong pl-3 break-words whitespace-pre-wrap text-text-2">
          {passage.quote}
        </blockquote>
        <TextArea hint={t('insteadHint')} label={t('instead')} maxLength={4_000} onChange={setWords} value={words} />
      </AddForm>
    </Dialog>
  );
};
