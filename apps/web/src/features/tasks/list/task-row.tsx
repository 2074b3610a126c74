import type { Task, TaskHolder } from '@baton/schema/tasks';
import { Avatar, Checkbox, classes, presenceColor, TeamBadge } from '@baton/ui';
import {
  AlertTriangle,
  Building2,
  CalendarDays,
  Check,
  CheckSquare,
  Flag,
  MessageSquare,
  NotebookPen,
  Repeat,
  Target,
  UserRound,
} from 'lucide-react';
import { memo, type ComponentPropsWithRef, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { useMembers } from '#shared/people/use-members.ts';
import { useTeams } from '#shared/people/use-teams.ts';

import { DueMenu } from '../change/due-menu.tsx';
import { HolderMenu } from '../change/holder-menu.tsx';
import { useDueWords } from '../task-days.ts';

export type OpenMenu = 'due' | 'holder' | null;

export interface TaskRowProps {
  task: Task;
  /** The one that arrows and keys are about. */
  active: boolean;
  selected: boolean;
  menu: OpenMenu;
  /** Absent where the place says it already. */
  renderSubject?: (task: Task, content: ReactNode) => ReactNode;
  onMenu: (menu: OpenMenu) => void;
  onFocus: () => void;
  onOpen: () => void;
  onToggle: () => void;
  onSelect: () => void;
  onDue: (due: Task['due']) => void;
  onGive: (holder: TaskHolder) => void;
}

/** One task: done or not, what, about what, when and with whom; day and person change in place. */
export const TaskRow = memo(
  ({ task, active, selected, onFocus, onOpen, onToggle, onSelect, ...more }: TaskRowProps) => {
    const t = useTranslations('tasks');
    const done = task.doneAt !== null;
    return (
      <div
        aria-label={task.title}
        className={classes(
          'group/task flex min-h-(--row) flex-wrap items-center gap-x-2 border-b border-line px-2 py-1 outline-offset-[-2px] last:border-b-0 hover:bg-hover focus-visible:outline-2 focus-visible:outline-accent phone:flex-nowrap',
          selected && 'bg-accent-soft',
        )}
        data-row={task.id}
        role="row"
        onFocus={onFocus}
        tabIndex={active ? 0 : -1}
      >
        <div
          className={classes(
            'flex shrink-0 max-phone:hidden',
            !selected &&
              'opacity-0 group-hover/task:opacity-100 focus-within:opacity-100 group-focus-within/task:opacity-100',
          )}
          role="gridcell"
        >
          <Checkbox checked={selected} hideLabel label={t('select', { title: task.title })} onChange={onSelect} />
        </div>
        <div className="flex min-w-0 flex-1 items-center gap-2" role="gridcell">
          <button
            aria-label={t(done ? 'reopenNamed' : 'doneNamed', { title: task.title })}
            aria-pressed={done}
            className="flex size-7 shrink-0 items-center justify-center rounded-full coarse:size-11"
            disabled={!task.mayEdit}
            onClick={onToggle}
            tabIndex={active ? 0 : -1}
            type="button"
          >
            <span
              className={classes(
                'flex size-4.5 items-center justify-center rounded-full border-[1.5px]',
                done
                  ? 'border-success bg-success text-on-accent'
                  : 'border-line-strong text-transparent hover:text-text-3',
              )}
            >
              <Check aria-hidden size={12} strokeWidth={2.5} />
            </span>
          </button>
          <button
            className={classes('min-w-0 flex-1 truncate py-1 text-left', done && 'text-text-3 line-through')}
            onClick={onOpen}
            tabIndex={active ? 0 : -1}
            type="button"
          >
            {task.title}
          </button>
          <Marks task={task} />
        </div>
        <Places active={active} task={task} {...more} />
      </div>
    );
  },
);
TaskRow.displayName = 'TaskRow';

/** What else is known of it, each with a word for those who do not see the mark. */
const Marks = ({ task }: { task: Task }) => {
  const t = useTranslations('tasks');
  const ticked = task.checklist.filter((item) => item.done).length;
  const mark = 'inline-flex shrink-0 items-center gap-0.5 text-secondary';
  return (
    <>
      {(task.priority === 'high' || task.priority === 'urgent') && (
        <span className={classes(mark, task.priority === 'urgent' ? 'text-danger' : 'text-warning')}>
          <Flag aria-hidden size={13} />
          <span className="max-phone:sr-only">{t(`priorities.${task.priority}`)}</span>
        </span>
      )}
      {task.checklist.length > 0 && (
        <span className={classes(mark, 'text-text-3')}>
          <CheckSquare aria-hidden size={13} />
          {t('ticked', { done: ticked, all: task.checklist.length })}
        </span>
      )}
      {task.repeat !== null && (
        <span className={classes(mark, 'text-text-3')} title={t('repeat.title')}>
          <Repeat aria-hidden size={13} />
          <span className="sr-only">{t('repeat.title')}</span>
        </span>
      )}
      {task.details !== '' && (
        <span className={classes(mark, 'text-text-3')} title={t('details')}>
          <MessageSquare aria-hidden size={13} />
          <span className="sr-only">{t('details')}</span>
        </span>
      )}
    </>
  );
};

const Places = ({
  task,
  active,
  menu,
  renderSubject,
  onMenu,
  onDue,
  onGive,
}: Pick<TaskRowProps, 'task' | 'active' | 'menu' | 'renderSubject' | 'onMenu' | 'onDue' | 'onGive'>) => {
  const t = useTranslations('tasks');
  return (
    <div className="flex min-w-0 shrink-0 items-center gap-1 max-phone:w-full max-phone:pl-9" role="gridcell">
      {task.subject && renderSubject && (
        <span className="max-w-44 min-w-0 truncate text-secondary text-text-2">
          {renderSubject(task, <Subject task={task} />)}
        </span>
      )}
      <DueMenu
        due={task.due}
        hours={task.noteId === null}
        onOpenChange={(next) => onMenu(next ? 'due' : null)}
        onPick={onDue}
        open={menu === 'due'}
        trigger={<DueButton disabled={!task.mayEdit} tabIndex={active ? 0 : -1} task={task} />}
      />
      <HolderMenu
        onOpenChange={(next) => onMenu(next ? 'holder' : null)}
        onPick={onGive}
        open={menu === 'holder'}
        trigger={
          <button
            aria-label={t('giveNamed', { title: task.title })}
            className="inline-flex size-[max(28px,var(--control))] items-center justify-center rounded-control hover:bg-active"
            disabled={!task.mayEdit}
            tabIndex={active ? 0 : -1}
            type="button"
          >
            <Holder task={task} />
          </button>
        }
      />
    </div>
  );
};

/** When it is due, in words, with a mark where it is late; takes the props of a button. */
const DueButton = ({ task, ...props }: ComponentPropsWithRef<'button'> & { task: Task }) => {
  const t = useTranslations('tasks.due');
  const words = useDueWords()(task);
  const group = task.doneAt === null ? words?.group : null;
  const overdue = group === 'overdue';
  return (
    <button
      {...props}
      className={classes(
        'inline-flex min-h-control items-center gap-1 rounded-control px-1.5 text-secondary whitespace-nowrap hover:bg-active',
        overdue && 'font-medium text-danger',
        !overdue && (group === 'today' ? 'text-text' : 'text-text-2'),
      )}
      type="button"
    >
      {overdue ? <AlertTriangle aria-hidden size={13} /> : <CalendarDays aria-hidden size={13} />}
      {overdue && <span className="sr-only">{t('overdue')}</span>}
      <span className={words ? '' : 'max-phone:sr-only'}>{words?.text ?? t('none')}</span>
    </button>
  );
};

/** Whom a task is with, as a disc or a badge. */
const Holder = ({ task: { assigneeId, teamId } }: { task: Task }) => {
  const members = useMembers();
  const teams = useTeams();
  if (assigneeId !== null) {
    const name = members.byId.get(assigneeId)?.name ?? '—';
    return <Avatar color={presenceColor(assigneeId)} name={name} size={20} />;
  }
  const team = teamId === null ? null : teams.byId.get(teamId);
  return team ? (
    <TeamBadge kind={team.kind} name={team.name} />
  ) : (
    <UserRound aria-hidden className="text-text-3" size={15} />
  );
};

/** Where the words of a task stand. */
export const InNote = () => {
  const t = useTranslations('tasks');
  return (
    <span className="inline-flex items-center gap-1 align-middle">
      <NotebookPen aria-hidden className="shrink-0 text-text-3" size={13} />
      {t('inNote')}
    </span>
  );
};

export const Subject = ({ task }: { task: Task }) => {
  const t = useTranslations('tasks');
  const icon = { 'aria-hidden': true, size: 13, className: 'shrink-0 text-text-3' } as const;
  return (
    <span
      className="inline-flex max-w-full min-w-0 items-center gap-1 align-middle"
      title={task.noteId === null ? undefined : t('inNote')}
    >
      {task.noteId !== null ? (
        <NotebookPen {...icon} />
      ) : task.subject?.kind === 'deal' ? (
        <Target {...icon} />
      ) : task.subject?.kind === 'contact' ? (
        <UserRound {...icon} />
      ) : (
        <Building2 {...icon} />
      )}
      <span className="truncate">{task.subject?.name ?? '—'}</span>
    </span>
  );
};
