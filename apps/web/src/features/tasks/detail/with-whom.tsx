import type { Task } from '@baton/schema/tasks';
import { Button } from '@baton/ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useNameOf } from '#shared/people/use-names.ts';
import { useSession } from '#shared/session/session.tsx';

import { HolderMenu } from '../change/holder-menu.tsx';
import { useChangeTasks, useEditTask } from '../change/use-change-tasks.ts';

/** Whom it is with; one of a team's queue is claimed and put back here. */
export const WithWhom = ({ task, readOnly }: { task: Task; readOnly: boolean }) => {
  const t = useTranslations('tasks');
  const nameOf = useNameOf();
  const { teams } = useSession();
  const { give } = useChangeTasks();
  const { claim, release } = useEditTask(task);
  const [open, setOpen] = useState(false);
  const { assigneeId, teamId, doneAt } = task;
  const names = [assigneeId && `member:${assigneeId}`, teamId && `team:${teamId}`].flatMap((ref) => {
    const [kind, id] = (ref ?? '').split(':');
    return kind && id ? [nameOf(kind, id) ?? '—'] : [];
  });
  const mine = teamId !== null && teams.includes(teamId) && doneAt === null;
  return (
    <div className="flex flex-wrap items-center gap-1">
      <HolderMenu
        onOpenChange={setOpen}
        onPick={(holder) => void give([task], holder)}
        open={open}
        trigger={
          <Button disabled={readOnly} variant="ghost">
            {names.join(' · ') || t('nobody')}
          </Button>
        }
      />
      {mine && assigneeId === null && <Button onClick={() => void claim()}>{t('claim')}</Button>}
      {mine && assigneeId !== null && !readOnly && (
        <Button onClick={() => void release()} variant="ghost">
          {t('release')}
        </Button>
      )}
    </div>
  );
};
