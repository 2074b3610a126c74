import type { NoteId } from '@baton/schema/shared';
import { Button, Popover, showToast, TextField } from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useProblemText } from '#shared/i18n/problem-text.ts';

import { api } from '../notes-api.ts';

/** Gives the moment that is shown a name, to be found again. */
export const NameVersion = ({ noteId, seq }: { noteId: NoteId; seq: number }) => {
  const t = useTranslations('notes.history');
  const common = useTranslations('common');
  const problemText = useProblemText();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const save = useMutation({
    mutationFn: () => api.notes.nameVersion.call({ noteId, seq, name }),
    onSuccess: async () => {
      setOpen(false);
      await queries.invalidateQueries({ queryKey: api.notes.history.queryOptions({ input: { noteId } }).queryKey });
    },
    onError: (error) => showToast({ title: problemText(error), tone: 'danger' }),
  });
  return (
    <Popover align="end" label={t('name')} onOpenChange={setOpen} open={open} trigger={<Button>{t('name')}</Button>}>
      <form
        className="flex w-64 flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') save.mutate();
        }}
      >
        <TextField hint={t('nameHint')} label={t('nameLabel')} maxLength={120} onChange={setName} value={name} />
        <Button busy={save.isPending} disabled={name.trim() === ''} submit variant="ink">
          {common('save')}
        </Button>
      </form>
    </Popover>
  );
};
