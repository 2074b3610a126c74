import type { AccountId, MemberId, TaskId } from '@baton/schema/shared';
import {
  dueOf,
  partKey,
  readTaskLine,
  type LinePart,
  type Task,
  type TaskDue,
  type TaskHolder,
  type TaskSubject,
} from '@baton/schema/tasks';
import { QuickAddLine } from '@baton/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Building2, CalendarDays, Clock, Flag, Target, UserRound, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { newId } from '#shared/api/id.ts';
import { useQueue } from '#shared/queue/queue-context.tsx';
import { useLineWorld } from '#shared/quick-line/use-line-world.ts';
import { useSession } from '#shared/session/session.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

import type { QueuedTask } from '../change/queued-tasks.ts';
import { useChangeTasks } from '../change/use-change-tasks.ts';
import { useDueWords } from '../task-days.ts';
import { hereZone, readTasksAgain } from '../tasks-api.ts';

export interface TaskLineProps {
  /** What the task is about where the page says so; otherwise the line may. */
  subject?: TaskSubject;
  /** Whom it is with when the line names nobody; the writer by default. */
  holder?: TaskHolder;
  onCancel: () => void;
}

/** One line that becomes a task; what was understood stands below it and can be taken back. */
export const TaskLine = ({ subject, holder, onCancel }: TaskLineProps) => {
  const t = useTranslations('tasks.line');
  const queries = useQueryClient();
  const said = useSaid();
  const queue = useQueue();
  const { bin } = useChangeTasks();
  const { member } = useSession();
  const [line, setLine] = useState('');
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set());
  const world = useLineWorld(line, subject === undefined);
  const { title, parts } = readTaskLine(line, world, refused);
  const chips = useChips(parts, (part) => setRefused((before) => new Set([...before, partKey(part)])));
  const submit = () => {
    const typed = line;
    setLine('');
    setRefused(new Set());
    const task = { ...draftOf(title, parts, world), zone: hereZone() };
    void create(task).catch((error: unknown) => {
      // What was typed comes back, unless the next line is already being written.
      setLine((now) => (now === '' ? typed : now));
      said.failed(error);
    });
  };
  const create = async ({ due, zone, holder: named, subject: about, ...task }: Draft & { zone: string }) => {
    const wanted = {
      ...task,
      taskId: newId() as TaskId,
      ...nobody,
      ...(named ?? holder ?? { assigneeId: member as MemberId }),
      due: due && { ...due, zone },
      subject: subject ?? about,
    };
    const queued: QueuedTask = { draft: wanted, task: asShown(wanted, member as MemberId) };
    const made = (await queue.run('task.create', queued, task.title)) as Task | null;
    if (made === null) return said.done(t('kept', { title: task.title }));
    readTasksAgain(queries);
    said.done(t('created', { title: made.title }), () => void bin([made]));
  };
  return (
    <QuickAddLine
      label={t('label')}
      onCancel={() => {
        setLine('');
        onCancel();
      }}
      onChange={setLine}
      onSubmit={submit}
      placeholder={t('placeholder')}
      preview={line.trim() === '' ? [] : chips}
      value={line}
    />
  );
};

const nobody: TaskHolder = { assigneeId: null, teamId: null };

/** A task as it looks until the server has answered. */
const asShown = (
  {
    taskId,
    due,
    subject,
    ...draft
  }: Omit<Draft, 'holder' | 'due'> & TaskHolder & { taskId: TaskId; due: TaskDue | null },
  me: MemberId,
): Task => {
  const now = new Date().toISOString();
  return {
    ...draft,
    id: taskId,
    details: '',
    due,
    dueAt: due?.time ? new Date(`${due.on}T${due.time}`).toISOString() : null,
    remindAt: null,
    repeat: null,
    checklist: [],
    subject: subject && { name: null, ...subject },
    accountId: subject?.kind === 'account' ? (subject.id as AccountId) : null,
    watcherIds: [],
    noteId: null,
    itemId: null,
    createdBy: me,
    createdAt: now,
    changedAt: now,
    doneAt: null,
    doneBy: null,
    home: 'listed',
    deletedOn: null,
    mayEdit: true,
    mayComment: true,
  };
};

type Draft = ReturnType<typeof draftOf>;

const draftOf = (title: string, parts: readonly LinePart[], world: { today: string; now: string }) => {
  const person = parts.find((part) => part.kind === 'person');
  const team = parts.find((part) => part.kind === 'team');
  const holder: TaskHolder | null =
    person || team ? { assigneeId: person?.id ?? null, teamId: person ? null : (team?.id ?? null) } : null;
  return {
    title: title.slice(0, 300),
    due: dueOf(parts, world),
    holder,
    subject: parts.find((part) => part.kind === 'record')?.subject ?? null,
    priority: parts.find((part) => part.kind === 'priority')?.priority ?? ('normal' as const),
  };
};

const icon = { 'aria-hidden': true, size: 12 } as const;
const icons = {
  person: <UserRound {...icon} />,
  team: <UsersRound {...icon} />,
  day: <CalendarDays {...icon} />,
  hour: <Clock {...icon} />,
  priority: <Flag {...icon} />,
};

const iconOf = (part: LinePart) => {
  if (part.kind !== 'record') return icons[part.kind];
  return part.subject.kind === 'deal' ? <Target {...icon} /> : <Building2 {...icon} />;
};

const useChips = (parts: readonly LinePart[], onRemove: (part: LinePart) => void) => {
  const t = useTranslations('tasks');
  const format = useFormatter();
  const words = useDueWords();
  const labelOf = (part: LinePart): string => {
    if (part.kind === 'day')
      return words({ due: { on: part.on, time: null, zone: 'UTC' }, dueAt: null })?.text ?? part.on;
    if (part.kind === 'hour')
      return format.dateTime(new Date(`1970-01-01T${part.time}:00Z`), { timeStyle: 'short', timeZone: 'UTC' });
    return part.kind === 'priority' ? t(`priorities.${part.priority}`) : part.name;
  };
  return parts.map((part) => ({
    id: partKey(part),
    label: labelOf(part),
    icon: iconOf(part),
    removeLabel: t('line.notMeant', { text: labelOf(part) }),
    onRemove: () => onRemove(part),
  }));
};
