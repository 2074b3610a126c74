import type { AccountId, NoteId } from '@baton/schema/shared';
import { Button, EmptyState, showToast } from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { NotebookPen } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';

import { useProblemText } from '#shared/i18n/problem-text.ts';

import { api, notesOf } from './notes-api.ts';

export interface BeginNoteProps {
  accountId: AccountId;
  mayWrite: boolean;
  onBegun: (id: NoteId) => void;
}

/** An account without a note: what it is for, and two ways to begin. */
export const BeginNote = ({ accountId, mayWrite, onBegun }: BeginNoteProps) => {
  const t = useTranslations('notes.begin');
  const locale = useLocale();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const begin = useMutation({
    mutationFn: (template: 'usual' | 'blank') => api.notes.create.call({ accountId, template, language: locale }),
    onSuccess: async ({ id }) => {
      onBegun(id);
      await queries.invalidateQueries({ queryKey: notesOf(accountId).queryKey });
    },
    onError: (error) => showToast({ title: problemText(error), tone: 'danger' }),
  });
  if (!mayWrite) return <EmptyState kind="first" text={t('reader')} title={t('title')} />;
  return (
    <EmptyState
      action={
        <Button busy={begin.isPending} onClick={() => begin.mutate('usual')} variant="ink">
          {t('usual')}
        </Button>
      }
      icon={<NotebookPen size={24} strokeWidth={1.5} />}
      kind="first"
      secondary={
        <Button disabled={begin.isPending} onClick={() => begin.mutate('blank')}>
          {t('blank')}
        </Button>
      }
      text={t('text')}
      title={t('title')}
    />
  );
};
