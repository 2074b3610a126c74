import {
  present,
  refuse,
  sameValue,
  taskId,
  type AccountId,
  type ContainerId,
  type MemberId,
} from '@baton/schema/shared';
import type { Level, NewFact, TaskId, TeamId } from '@baton/schema/shared';
import {
  taskAssigned,
  taskClaimed,
  taskCreated,
  taskEdited,
  taskFields,
  taskReleased,
  taskUnwatched,
  taskWatched,
  type Task,
  type TaskDue,
  type TaskField,
  type TaskHolder,
  type TaskSubject,
  type TaskValues,
} from '@baton/schema/tasks';

import { accept, type Moment } from '#platform/command/definition.ts';

/** What is known of those to whom a task is given. */
export interface Named {
  /** Whether each may know of the task; who is nobody of the workspace, or from outside, is absent. */
  people: ReadonlyMap<MemberId, boolean>;
  teams: ReadonlySet<TeamId>;
}

export type TaskChanges = { [Field in TaskField]?: TaskValues[Field] | undefined };

/** The instant of a day with an hour; passed in, so that a decision knows no zones. */
export type InstantOf = (due: TaskDue | null) => Date | null;

/** What a new task has that nobody has said. */
export const nothing = {
  details: '',
  due: null,
  remindAt: null,
  repeat: null,
  priority: 'normal',
  checklist: [],
} satisfies Omit<TaskValues, 'title'>;

export interface TaskToCreate extends Named {
  /** What it is about; undefined when about nothing. */
  level: Level | null | undefined;
  home: { name: string | null; container: ContainerId | null; account: AccountId | null } | null;
  instantOf: InstantOf;
  /** Whether there is one of the id that was asked for. */
  exists: boolean;
}

type NewTask = TaskChanges &
  TaskHolder & { taskId?: TaskId | undefined } & { title: string; subject: TaskSubject | null; watcherIds: MemberId[] };

/** Rules TK2 and TK3. */
export const decideCreate = (
  { home, instantOf, exists, ...named }: TaskToCreate,
  { taskId: wanted, assigneeId, teamId, subject, watcherIds, ...given }: NewTask,
  { actor, now, newId }: Moment,
) => {
  if (exists) return refuse('task-exists');
  const wrong = wrongHolder(named, { assigneeId, teamId }) ?? wrongPeople(named, watcherIds);
  if (wrong) return refuse(wrong);
  const values = { ...nothing, ...present(given), title: given.title };
  if (values.repeat !== null && values.due === null) return refuse('repeat-without-day');
  const at = home ?? nowhere;
  const task: Task = {
    ...justMade(actor.member, now),
    ...values,
    id: wanted ?? taskId.parse(newId()),
    assigneeId,
    teamId,
    subject: subject && { ...subject, name: at.name },
    accountId: at.account,
    noteId: null,
    itemId: null,
    dueAt: instantOf(values.due)?.toISOString() ?? null,
    watcherIds: [...new Set(watcherIds)].toSorted(),
  };
  return accept(task, createdFact(task, { containerId: at.container, afterId: null }));
};

const nowhere = { name: null, container: null, account: null };

const justMade = (createdBy: MemberId, now: Date) => ({
  createdBy,
  createdAt: now.toISOString(),
  changedAt: now.toISOString(),
  doneAt: null,
  doneBy: null,
  home: 'listed' as const,
  deletedOn: null,
  mayEdit: true,
  mayComment: true,
});

/** The fact that a task is there, with all that its row holds. */
export const createdFact = (
  task: Task,
  { containerId, afterId }: { containerId: ContainerId | null; afterId: TaskId | null },
): NewFact =>
  taskCreated({
    ...about(task),
    data: {
      title: task.title,
      values: Object.fromEntries(taskFields.map((field) => [field, task[field]])),
      holder: { assigneeId: task.assigneeId, teamId: task.teamId },
      watcherIds: task.watcherIds,
      about: task.subject && { kind: task.subject.kind, id: task.subject.id },
      containerId,
      authorId: task.createdBy,
      afterId,
      noteId: null,
    },
  });

/** A task, and whether the note that it is written in is only read. */
export interface OneTask {
  task: Task;
  noteArchived?: boolean;
}

/** Why nothing of a task is changed; null when it is. */
export const closedBecause = ({ task, noteArchived }: OneTask) => {
  if (task.home === 'bin') return 'task-in-bin';
  return noteArchived === true ? 'note-archived' : null;
};

/** What the document of a note tells of its tasks itself (M1): a command then leaves no such fact. */
export const toldHere = ({ noteId }: Pick<Task, 'noteId'>, ...facts: NewFact[]): NewFact[] =>
  noteId === null ? facts : [];

/** Rule TK12: what a line of a note has no words for. */
export const isOfNoteAlone = (task: Task, { title, due, repeat }: TaskChanges): boolean =>
  task.noteId !== null &&
  ((title !== undefined && title !== task.title) ||
    (due?.time ?? null) !== null ||
    (repeat !== undefined && repeat !== null));

/** One fact for each field that is another afterwards. */
export const decideEdit = (
  { instantOf, ...one }: OneTask & { instantOf: InstantOf },
  { taskId: _id, ...changes }: TaskChanges & { taskId: TaskId },
  { now }: Pick<Moment, 'now'>,
) => {
  const { task } = one;
  const closed = closedBecause(one);
  if (closed) return refuse(closed);
  if (isOfNoteAlone(task, changes)) return refuse('task-in-note');
  const given = present(changes);
  // Without its day it does not come again.
  const values = given.due === null && given.repeat === undefined ? { ...given, repeat: null } : given;
  const after = { ...task, ...values };
  if (after.repeat !== null && after.due === null) return refuse('repeat-without-day');
  const facts = editedFacts(task, values);
  if (facts.length === 0) return accept(task);
  const dueAt = instantOf(after.due)?.toISOString() ?? null;
  return accept<Task>({ ...after, dueAt, changedAt: now.toISOString() }, ...facts);
};

export const editedFacts = (task: Task, changes: TaskChanges): NewFact[] =>
  taskFields.flatMap((field) => {
    const [from, to] = [task[field], changes[field]];
    return to === undefined || sameValue(from, to) || (task.noteId !== null && saidInText.has(field))
      ? []
      : [taskEdited({ ...about(task), data: { title: task.title, field, from, to } })];
  });

const saidInText: ReadonlySet<TaskField> = new Set(['title', 'due']);

/** Rule TK3. */
export const decideAssign = (
  { people, teams, ...one }: Named & OneTask,
  { assigneeId, teamId }: TaskHolder,
  { now }: Pick<Moment, 'now'>,
) => {
  const { task } = one;
  const named = { people, teams };
  const closed = closedBecause(one);
  if (closed) return refuse(closed);
  const wrong = wrongHolder(named, { assigneeId, teamId });
  if (wrong) return refuse(wrong);
  const facts = assignedFacts(task, { assigneeId, teamId });
  return facts.length === 0
    ? accept(task)
    : accept<Task>({ ...task, assigneeId, teamId, changedAt: now.toISOString() }, ...facts);
};

export const assignedFacts = (task: Task, { assigneeId, teamId }: TaskHolder): NewFact[] => {
  const from = { assigneeId: task.assigneeId, teamId: task.teamId };
  const to = { assigneeId, teamId };
  return sameValue(from, to)
    ? []
    : toldHere(task, taskAssigned({ ...about(task), data: { title: task.title, from, to } }));
};

/** Rule TK4. */
export const decideClaim = (one: OneTask, _input: object, { actor, now }: Moment) => {
  const { task } = one;
  const closed = closedBecause(one);
  if (closed) return refuse(closed);
  if (task.doneAt !== null) return refuse('task-done');
  if (task.assigneeId !== null || task.teamId === null) return refuse('task-claimed');
  return accept<Task>(
    { ...task, assigneeId: actor.member, changedAt: now.toISOString() },
    ...toldHere(task, taskClaimed({ ...about(task), data: { title: task.title, teamId: task.teamId } })),
  );
};

/** Rule TK4. */
export const decideRelease = (one: OneTask, _input: object, { now }: Pick<Moment, 'now'>) => {
  const { task } = one;
  const closed = closedBecause(one);
  if (closed) return refuse(closed);
  if (task.doneAt !== null) return refuse('task-done');
  if (task.assigneeId === null || task.teamId === null) return refuse('task-not-claimed');
  return accept<Task>(
    { ...task, assigneeId: null, changedAt: now.toISOString() },
    ...toldHere(task, taskReleased({ ...about(task), data: { title: task.title, teamId: task.teamId } })),
  );
};

const mostWatchers = 50;

/** Rule TK3. Watching twice is watching. */
export const decideWatch = ({ task, ...named }: Named & { task: Task }, { memberId }: { memberId: MemberId }) => {
  const wrong = wrongPeople(named, [memberId]);
  if (wrong) return refuse(wrong);
  if (task.watcherIds.includes(memberId)) return accept(task);
  if (task.watcherIds.length >= mostWatchers) return refuse('too-many-watchers', { limit: mostWatchers });
  const watcherIds = [...task.watcherIds, memberId].toSorted();
  return accept({ ...task, watcherIds }, taskWatched({ ...about(task), data: { title: task.title, memberId } }));
};

export const decideUnwatch = ({ task }: { task: Task }, { memberId }: { memberId: MemberId }) =>
  task.watcherIds.includes(memberId)
    ? accept(
        { ...task, watcherIds: task.watcherIds.filter((each) => each !== memberId) },
        taskUnwatched({ ...about(task), data: { title: task.title, memberId } }),
      )
    : refuse('not-watching');

/** Why a task cannot be with these; null when it can. */
export const wrongHolder = (named: Named, { assigneeId, teamId }: TaskHolder) => {
  if (teamId !== null && !named.teams.has(teamId)) return 'team-not-found';
  return assigneeId === null ? null : wrongPeople(named, [assigneeId]);
};

const wrongPeople = ({ people }: Pick<Named, 'people'>, ids: readonly MemberId[]) => {
  if (ids.some((id) => !people.has(id))) return 'member-not-found';
  return ids.some((id) => !people.get(id)) ? 'member-sees-nothing' : null;
};

export const about = ({ id, accountId }: Pick<Task, 'id' | 'accountId'>) => ({
  subject: { kind: 'task', id },
  account: accountId,
});
