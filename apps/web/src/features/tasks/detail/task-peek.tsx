import type { TaskId } from '@baton/schema/shared';
import type { Task } from '@baton/schema/tasks';
import { Button, EmptyState, IconButton, PeekPanel, SkeletonRows } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { Check, RotateCcw, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { useChangeTasks } from '../change/use-change-tasks.ts';
import { taskQuery } from '../tasks-api.ts';
import { TaskFacts } from './task-facts.tsx';

export interface TaskPeekProps {
  id: TaskId;
  onClose: () => void;
  renderSubject: (task: Task, content: ReactNode) => ReactNode;
  /** What is said about it; another feature's. */
  renderTalk: (task: Task) => ReactNode;
}

/** A task beside its list: everything that is known of it, each changed in place. */
export const TaskPeek = ({ id, onClose, renderSubject, renderTalk }: TaskPeekProps) => {
  const t = useTranslations('tasks');
  const common = useTranslations('common');
  const { data: task, isPending, isError } = useQuery(taskQuery(id));
  return (
    <PeekPanel
      actions={task && task.mayEdit && <Actions task={task} />}
      closeLabel={common('close')}
      label={task?.title ?? t('title')}
      onClose={onClose}
      open
      title={t('one')}
    >
      {isPending && <SkeletonRows label={common('loading')} />}
      {isError && !task && <EmptyState kind="no-access" text={t('missingText')} title={t('missing')} />}
      {task && (
        <>
          <TaskFacts renderSubject={renderSubject} task={task} />
          {task.home === 'listed' && renderTalk(task)}
        </>
      )}
    </PeekPanel>
  );
};

const Actions = ({ task }: { task: Task }) => {
  const t = useTranslations('tasks');
  const { complete, reopen, bin, restore } = useChangeTasks();
  // What was deleted in its note comes back there.
  if (task.home === 'bin' && task.noteId !== null) return null;
  if (task.home === 'bin') return <Button onClick={() => void restore([task])}>{t('restore')}</Button>;
  return (
    <>
      {task.doneAt === null ? (
        <Button icon={<Check aria-hidden size={14} />} onClick={() => void complete([task])} variant="ink">
          {t('keys.done')}
        </Button>
      ) : (
        <Button icon={<RotateCcw aria-hidden size={14} />} onClick={() => void reopen([task])}>
          {t('reopen')}
        </Button>
      )}
      {task.noteId === null && (
        <IconButton icon={<Trash2 size={15} />} label={t('keys.bin')} onClick={() => void bin([task])} />
      )}
    </>
  );
};
