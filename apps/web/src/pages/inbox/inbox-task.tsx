import type { TaskId } from '@baton/schema/shared';
import { Button } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { Check, RotateCcw } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { useChangeTasks } from '#features/tasks/change/use-change-tasks.ts';
import { TaskFacts } from '#features/tasks/detail/task-facts.tsx';
import { taskQuery } from '#features/tasks/tasks-api.ts';

import { subjectLink } from '../tasks/subject-link.tsx';

/** The task of a row, changed and completed where it is read. */
export const InboxTask = ({ id }: { id: TaskId }) => {
  const t = useTranslations('tasks');
  const { data: task } = useQuery(taskQuery(id));
  const { complete, reopen } = useChangeTasks();
  if (!task) return null;
  return (
    <section aria-label={t('one')} className="rounded-card border border-line bg-surface">
      <TaskFacts renderSubject={subjectLink} task={task} />
      {task.mayEdit && (
        <div className="px-4 pb-4">
          {task.doneAt === null ? (
            <Button icon={<Check aria-hidden size={14} />} onClick={() => void complete([task])}>
              {t('doneNamed', { title: task.title })}
            </Button>
          ) : (
            <Button icon={<RotateCcw aria-hidden size={14} />} onClick={() => void reopen([task])}>
              {t('reopen')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
};
