import { priorities, type Task } from '@baton/schema/tasks';
import { Button, InlineEdit, Select } from '@baton/ui';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { DueMenu } from '../change/due-menu.tsx';
import { useChangeTasks, useEditTask } from '../change/use-change-tasks.ts';
import { InNote, Subject } from '../list/task-row.tsx';
import { useDueWords } from '../task-days.ts';
import { Checklist } from './checklist.tsx';
import { Fact } from './fact.tsx';
import { ReminderField } from './reminder-field.tsx';
import { RepeatField } from './repeat-field.tsx';
import { TaskDetails } from './task-details.tsx';
import { Watchers } from './watchers.tsx';
import { WithWhom } from './with-whom.tsx';

interface TaskFactsProps {
  task: Task;
  renderSubject: (task: Task, content: ReactNode) => ReactNode;
}

/** Everything of a task, each changed on its own. */
export const TaskFacts = ({ task, renderSubject }: TaskFactsProps) => {
  const t = useTranslations('tasks');
  const { edit } = useEditTask(task);
  const { setDue, setPriority } = useChangeTasks();
  const words = useDueWords()(task);
  const [dueOpen, setDueOpen] = useState(false);
  const readOnly = !task.mayEdit || task.home === 'bin';
  const inNote = task.noteId !== null;
  return (
    <div className="flex flex-col gap-4 p-4">
      <div className="text-title font-semibold">
        <InlineEdit
          label={t('facts.title')}
          onSave={(title) => title.trim() !== '' && edit({ title: title.trim() })}
          readOnly={readOnly || inNote}
          required
          value={task.title}
        />
      </div>
      <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] items-center gap-x-3 gap-y-1">
        {inNote && <Fact name={t('facts.where')}>{renderSubject(task, <InNote />)}</Fact>}
        {task.subject && <Fact name={t('facts.about')}>{renderSubject(task, <Subject task={task} />)}</Fact>}
        <Fact name={t('facts.due')}>
          <DueMenu
            due={task.due}
            hours={!inNote}
            onOpenChange={setDueOpen}
            onPick={(due) => void setDue([task], due)}
            open={dueOpen}
            trigger={
              <Button disabled={readOnly} variant="ghost">
                {words?.text ?? t('due.none')}
              </Button>
            }
          />
        </Fact>
        <Fact name={t('facts.holder')}>
          <WithWhom readOnly={readOnly} task={task} />
        </Fact>
        <Fact name={t('facts.priority')}>
          <Select
            disabled={readOnly}
            hideLabel
            label={t('facts.priority')}
            onChange={(priority) => void setPriority([task], priority)}
            options={priorities.map((value) => ({ value, label: t(`priorities.${value}`) }))}
            value={task.priority}
          />
        </Fact>
        <ReminderField readOnly={readOnly} task={task} />
        {!inNote && <RepeatField readOnly={readOnly} task={task} />}
      </dl>
      <TaskDetails readOnly={readOnly} task={task} />
      <Checklist readOnly={readOnly} task={task} />
      <Watchers task={task} />
    </div>
  );
};
