import type { Task } from '@baton/schema/tasks';
import { TextArea } from '@baton/ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useEditTask } from '../change/use-change-tasks.ts';

/** More words about what is to do; saved when the field is left. */
export const TaskDetails = ({ task, readOnly }: { task: Task; readOnly: boolean }) => {
  const t = useTranslations('tasks');
  const { edit } = useEditTask(task);
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <TextArea
      disabled={readOnly}
      label={t('details')}
      maxLength={5000}
      onBlur={() => {
        if (draft !== null && draft.trim() !== task.details) edit({ details: draft.trim() });
        setDraft(null);
      }}
      onChange={setDraft}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || draft === null) return;
        event.preventDefault();
        setDraft(null);
      }}
      placeholder={t('detailsHint')}
      rows={2}
      value={draft ?? task.details}
    />
  );
};
