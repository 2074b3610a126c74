import { passageOf, suggestibleIn, type SelectedPassage } from '@baton/editor';
import { Dialog, IconButton, showToast, TextArea } from '@baton/ui';
import { useMutation } from '@tanstack/react-query';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { MessageSquareDiff } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';

import { AddForm } from '#shared/shell/add-dialog.tsx';

/** Puts other words for a passage before those who write. */
export type SuggestWords = (passage: Pick<SelectedPassage, 'from' | 'to'>, words: string) => Promise<unknown>;

interface SuggestButtonProps {
  editor: Editor;
  /** The server cannot be reached, which writes it. */
  away: boolean;
  onSuggest: (passage: SelectedPassage) => void;
}

/** Says what the selected words should be instead; for whoever reads the text without writing it. Where that cannot be, why. */
export const SuggestButton = ({ editor, away, onSuggest }: SuggestButtonProps) => {
  const t = useTranslations('notes.suggest');
  const why = useId();
  const judged = useEditorState({ editor, selector: ({ editor: now }) => suggestibleIn(now) });
  const obstacle = away ? 'away' : judged === null || judged === 'yes' || judged === 'gone' ? null : judged;
  return (
    <>
      <IconButton
        aria-describedby={obstacle === null ? undefined : why}
        disabled={obstacle !== null}
        icon={<MessageSquareDiff size={16} strokeWidth={1.75} />}
        label={t('change')}
        onClick={() => {
          const passage = passageOf(editor);
          if (passage) onSuggest(passage);
        }}
        // The selection must stay where it is.
        onMouseDown={(event) => event.preventDefault()}
      />
      {obstacle !== null && (
        <span className="max-w-64 px-2 text-meta text-text-2" id={why}>
          {t(`obstacles.${obstacle}`)}
        </span>
      )}
    </>
  );
};

interface SuggestDialogProps {
  passage: SelectedPassage;
  suggest: SuggestWords;
  away: boolean;
  onClose: () => void;
}

export const SuggestDialog = ({ passage, suggest, away, onClose }: SuggestDialogProps) => {
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
      <AddForm held={away ? t('obstacles.away') : null} label={t('send')} making={send}>
        <blockquote className="border-l-2 border-line-strong pl-3 break-words whitespace-pre-wrap text-text-2">
          {passage.quote}
        </blockquote>
        <TextArea hint={t('insteadHint')} label={t('instead')} maxLength={4_000} onChange={setWords} value={words} />
      </AddForm>
    </Dialog>
  );
};
