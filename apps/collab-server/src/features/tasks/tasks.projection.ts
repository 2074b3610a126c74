import { accountPurged } from '@baton/schema/accounts';
import { contactPurged } from '@baton/schema/contacts';
import { dealMovedToBoard } from '@baton/schema/deals';
import type { AccountId, ContainerId, TaskId, WorkspaceId } from '@baton/schema/shared';
import {
  taskAssigned,
  taskBinned,
  taskClaimed,
  taskCompleted,
  taskCreated,
  taskEdited,
  taskPurged,
  taskReleased,
  taskReopened,
  taskRestored,
  taskUnwatched,
  taskValues,
  taskWatched,
  type TaskField,
} from '@baton/schema/tasks';
import { tasks, taskWatchers } from '@baton/schema/tasks/tables';
import { and, eq, isNull } from 'drizzle-orm';

import type { FactProjection, RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { instantOf } from './due.ts';

type Columns = Partial<typeof tasks.$inferInsert>;

/** What becomes of tasks, as rows. What a note says of its tasks is in their rows before it is a fact (M1). */
export const tasksProjections: Readonly<Record<string, FactProjection>> = {
  [taskCreated.type]: async (tx, fact) => {
    const data = taskCreated.data.parse(fact.data);
    if (data.noteId !== null) return;
    const { workspace } = fact;
    const id = fact.subject.id as TaskId;
    const values = taskValues.parse(data.values);
    await tx.insert(tasks).values({
      workspace,
      id,
      title: values.title,
      details: values.details,
      repeat: values.repeat,
      priority: values.priority,
      checklist: values.checklist,
      remindAt: values.remindAt === null ? null : new Date(values.remindAt),
      ...columnsOf('due', values.due),
      subjectKind: data.about?.kind ?? null,
      subject: data.about?.id ?? null,
      container: data.containerId,
      account: fact.account,
      assignee: data.holder.assigneeId,
      team: data.holder.teamId,
      createdBy: data.authorId,
      createdAt: fact.occurredAt,
      changedAt: fact.occurredAt,
    });
    if (data.watcherIds.length === 0) return;
    await tx.insert(taskWatchers).values(data.watcherIds.map((member) => ({ workspace, task: id, member })));
  },
  [taskEdited.type]: async (tx, fact) => {
    const { field, to } = taskEdited.data.parse(fact.data);
    await (field === 'title' || field === 'due' ? setOutsideNotes : set)(tx, fact, columnsOf(field, to));
  },
  [taskAssigned.type]: async (tx, fact) => {
    const { to } = taskAssigned.data.parse(fact.data);
    await setOutsideNotes(tx, fact, { assignee: to.assigneeId, team: to.teamId });
  },
  [taskClaimed.type]: (tx, fact) => setOutsideNotes(tx, fact, { assignee: fact.actor }),
  [taskReleased.type]: (tx, fact) => setOutsideNotes(tx, fact, { assignee: null }),
  [taskCompleted.type]: (tx, fact) => setOutsideNotes(tx, fact, { doneAt: fact.occurredAt, doneBy: fact.actor }),
  [taskReopened.type]: (tx, fact) => setOutsideNotes(tx, fact, { doneAt: null, doneBy: null }),
  // Whether somebody has done something with a task (TK6), its way to the bin and back does not say.
  [taskBinned.type]: (tx, { workspace, subject, occurredAt }) => move(tx, workspace, subject.id, occurredAt),
  [taskRestored.type]: (tx, { workspace, subject }) => move(tx, workspace, subject.id, null),
  [taskPurged.type]: async (tx, { workspace, subject }) => {
    await tx.delete(tasks).where(theOne(workspace, subject.id));
  },
  [taskWatched.type]: async (tx, { workspace, subject, data }) => {
    const { memberId: member } = taskWatched.data.parse(data);
    await tx
      .insert(taskWatchers)
      .values({ workspace, task: subject.id as TaskId, member })
      .onConflictDoNothing();
  },
  [taskUnwatched.type]: async (tx, { workspace, subject, data }) => {
    const { memberId } = taskUnwatched.data.parse(data);
    await tx
      .delete(taskWatchers)
      .where(
        and(
          eq(taskWatchers.workspace, workspace),
          eq(taskWatchers.task, subject.id as TaskId),
          eq(taskWatchers.member, memberId),
        ),
      );
  },
  // Who reads the board that it is on now knows of it.
  [dealMovedToBoard.type]: async (tx, { workspace, subject, data }) => {
    const { to } = dealMovedToBoard.data.parse(data);
    await tx
      .update(tasks)
      .set({ container: to as string as ContainerId })
      .where(and(eq(tasks.workspace, workspace), eq(tasks.subjectKind, 'deal'), eq(tasks.subject, subject.id)));
  },
  // What was about it goes with its container; a task about somebody who worked there stays with them.
  [accountPurged.type]: async (tx, { workspace, subject }) => {
    await tx
      .update(tasks)
      .set({ account: null })
      .where(and(eq(tasks.workspace, workspace), eq(tasks.account, subject.id as AccountId)));
  },
  /** What was about somebody goes with them. */
  [contactPurged.type]: async (tx, { workspace, subject }) => {
    await tx
      .delete(tasks)
      .where(and(eq(tasks.workspace, workspace), eq(tasks.subjectKind, 'contact'), eq(tasks.subject, subject.id)));
  },
};

const theOne = (workspace: WorkspaceId, id: string) => and(eq(tasks.workspace, workspace), eq(tasks.id, id as TaskId));

const move = async (tx: Tx, workspace: WorkspaceId, id: string, binnedAt: Date | null): Promise<void> => {
  await tx
    .update(tasks)
    .set({ binnedAt })
    .where(and(theOne(workspace, id), isNull(tasks.note)));
};

const setOutsideNotes = async (
  tx: Tx,
  { workspace, subject, occurredAt }: RecordedFact,
  columns: Columns,
): Promise<void> => {
  await tx
    .update(tasks)
    .set({ ...columns, changedAt: occurredAt })
    .where(and(theOne(workspace, subject.id), isNull(tasks.note)));
};

const set = async (tx: Tx, { workspace, subject, occurredAt }: RecordedFact, columns: Columns): Promise<void> => {
  await tx
    .update(tasks)
    .set({ ...columns, changedAt: occurredAt })
    .where(theOne(workspace, subject.id));
};

/** A field as its columns. The value is the fact's, so it is read as what the field holds. */
const columnsOf = (field: TaskField, value: unknown): Columns => {
  if (field === 'due') {
    const due = taskValues.shape.due.parse(value);
    return { dueOn: due?.on ?? null, dueTime: due?.time ?? null, dueZone: due?.zone ?? null, dueAt: instantOf(due) };
  }
  if (field === 'remindAt') {
    const at = taskValues.shape.remindAt.parse(value);
    return { remindAt: at === null ? null : new Date(at) };
  }
  return { [field]: taskValues.shape[field].parse(value) };
};
