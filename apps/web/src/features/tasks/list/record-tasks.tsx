import type { TaskId } from '@baton/schema/shared';
import type { Task, TaskSubject } from '@baton/schema/tasks';
import { Avatar, Button, classes, presenceColor } from '@baton/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { AlertTriangle, Check, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useNameOf } from '#shared/people/use-names.ts';
import { useMay } from '#shared/session/session.tsx';

import { useChangeTasks } from '../change/use-change-tasks.ts';
import { TaskLine } from '../quick-line/task-line.tsx';
import { useDueWords } from '../task-days.ts';
import { taskRowsQuery, type TaskFilter } from '../tasks-api.ts';

export interface RecordTasksProps {
  /** Which tasks: an account's are those of its deals too. */
  filter: TaskFilter;
  /** What a new one is about. */
  subject: TaskSubject;
  /** May this person add one? The server decides again. */
  mayAdd: boolean;
  onOpen: (id: TaskId) => void;
  /** Begins with the line open. */
  writing?: boolean;
}

/** What is to do about a record, and a line for more; guests have no tasks. */
export const RecordTasks = (props: RecordTasksProps) => (useMay('see-members') ? <Listed {...props} /> : null);

const Listed = ({ filter, subject, mayAdd, onOpen, writing = false }: RecordTasksProps) => {
  const t = useTranslations('tasks.record');
  const all = useTranslations('tasks');
  const rows = useInfiniteQuery(taskRowsQuery(filter));
  const [adding, setAdding] = useState(writing);
  const tasks = rows.data?.pages.flatMap(({ data }) => data) ?? [];
  if (tasks.length === 0 && !mayAdd) return null;
  return (
    <section aria-label={t('title')} className="flex flex-col gap-2 border-b border-line p-4">
      <div className="flex items-center justify-between">
        <h2 className="text-secondary font-semibold text-text-2">
          {tasks.length > 0 ? t('counted', { count: tasks.length }) : t('title')}
        </h2>
        {mayAdd && !adding && (
          <Button icon={<Plus aria-hidden size={14} />} onClick={() => setAdding(true)} variant="ghost">
            {t('add')}
          </Button>
        )}
      </div>
      {adding && <TaskLine onCancel={() => setAdding(false)} subject={subject} />}
      {tasks.length > 0 && (
        <ul className="flex flex-col">
          {tasks.map((task) => (
            <RecordTask key={task.id} onOpen={() => onOpen(task.id)} task={task} />
          ))}
        </ul>
      )}
      {rows.hasNextPage && <Button onClick={() => void rows.fetchNextPage()}>{all('more')}</Button>}
    </section>
  );
};

const RecordTask = ({ task, onOpen }: { task: Task; onOpen: () => void }) => {
  const t = useTranslations('tasks');
  const { complete, reopen } = useChangeTasks();
  const done = task.doneAt !== null;
  return (
    <li aria-label={task.title} className="flex items-start gap-1.5">
      <button
        aria-label={t(done ? 'reopenNamed' : 'doneNamed', { title: task.title })}
        aria-pressed={done}
        className="flex size-7 shrink-0 items-center justify-center rounded-full coarse:size-11"
        disabled={!task.mayEdit}
        onClick={() => void (done ? reopen([task]) : complete([task]))}
        type="button"
      >
        <span
          className={classes(
            'flex size-4.5 items-center justify-center rounded-full border-[1.5px]',
            done ? 'border-success bg-success text-on-accent' : 'border-line-strong text-transparent hover:text-text-3',
          )}
        >
          <Check aria-hidden size={12} strokeWidth={2.5} />
        </span>
      </button>
      <button className="flex min-w-0 flex-1 flex-col py-1 text-left" onClick={onOpen} type="button">
        <span className={classes('min-w-0', done && 'text-text-3 line-through')}>{task.title}</span>
        <WhenAndWho task={task} />
      </button>
    </li>
  );
};

const WhenAndWho = ({ task }: { task: Task }) => {
  const t = useTranslations('tasks.due');
  const nameOf = useNameOf();
  const words = useDueWords()(task);
  const overdue = task.doneAt === null && words?.group === 'overdue';
  const { assigneeId, teamId } = task;
  const person = assigneeId && nameOf('member', assigneeId);
  return (
    <span className="flex items-center gap-1.5 text-secondary text-text-2">
      {words && (
        <span className={classes('inline-flex items-center gap-1', overdue && 'font-medium text-danger')}>
          {overdue && <AlertTriangle aria-hidden size={13} />}
          {overdue && <span className="sr-only">{t('overdue')}</span>}
          {words.text}
        </span>
      )}
      {assigneeId && person && <Avatar color={presenceColor(assigneeId)} decorative name={person} size={16} />}
      {person ?? (teamId && nameOf('team', teamId))}
    </span>
  );
};
