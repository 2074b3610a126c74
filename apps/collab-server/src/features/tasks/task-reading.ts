import type { ContainerId, Level, TaskId } from '@baton/schema/shared';
import type { Task, TaskDue } from '@baton/schema/tasks';
import { tasks, taskWatchers } from '@baton/schema/tasks/tables';
import { and, asc, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { notesInArchive } from '../notes/reads.ts';
import { subjectKey } from './reads.ts';
import { subjectHomes, type SubjectHome } from './task-subjects.ts';
import { tasksPolicy } from './tasks.policy.ts';

export type TaskRow = typeof tasks.$inferSelect;
export const binDays = 30;

/** A task as commands meet it, with what the actor holds on what it is about. */
export interface TaskThing {
  task: Task;
  container: ContainerId | null;
  level: Level | null | undefined;
  /** The note that it is written in is only read. */
  noteArchived: boolean;
}

/** Tasks as the API tells them, in the order of the rows. */
export const thingsOf = async (tx: Tx, actor: Actor, rows: readonly TaskRow[]): Promise<TaskThing[]> => {
  if (rows.length === 0) return [];
  const homes = await subjectHomes(tx, actor, rows.flatMap(subjectOf));
  const watching = await tx
    .select()
    .from(taskWatchers)
    .where(
      and(
        eq(taskWatchers.workspace, actor.workspace),
        idsIn(
          taskWatchers.task,
          rows.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(taskWatchers.member));
  const archived = await notesInArchive(
    tx,
    actor,
    rows.flatMap(({ note }) => note ?? []),
  );
  const byTask = Map.groupBy(watching, ({ task }) => task);
  return rows.map((row) => {
    const [subject] = subjectOf(row);
    const home = subject && (homes.get(subjectKey(subject)) ?? null);
    const watcherIds = (byTask.get(row.id) ?? []).map(({ member }) => member);
    const task = taskOf(row, watcherIds, home);
    const level = subject && (home?.level ?? null);
    const noteArchived = row.note !== null && archived.has(row.note);
    const may = {
      mayEdit: !noteArchived && tasksPolicy.change(actor, { task, level }),
      mayComment: tasksPolicy.comment(actor, { task, level }),
    };
    return { task: { ...task, ...may }, container: row.container, level, noteArchived };
  });
};

/** The tasks of these ids that are in the workspace, locked in one order. */
export const thingsForUpdate = async (tx: Tx, actor: Actor, ids: readonly TaskId[]): Promise<TaskThing[]> => {
  const rows = await tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.workspace, actor.workspace), idsIn(tasks.id, [...new Set(ids)])))
    .orderBy(asc(tasks.id))
    .for('no key update');
  return thingsOf(tx, actor, rows);
};

const subjectOf = ({ subjectKind: kind, subject: id }: TaskRow) => (kind && id ? [{ kind, id }] : []);

const taskOf = (row: TaskRow, watcherIds: Task['watcherIds'], home: SubjectHome | null | undefined): Task => {
  const [subject] = subjectOf(row);
  return {
    id: row.id,
    title: row.title,
    details: row.details,
    due: dueOf(row),
    dueAt: row.dueAt?.toISOString() ?? null,
    remindAt: row.remindAt?.toISOString() ?? null,
    repeat: row.repeat,
    priority: row.priority,
    checklist: row.checklist,
    assigneeId: row.assignee,
    teamId: row.team,
    subject: subject ? { ...subject, name: home?.name ?? null } : null,
    accountId: row.account,
    noteId: row.note,
    itemId: row.item,
    watcherIds,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    doneAt: row.doneAt?.toISOString() ?? null,
    doneBy: row.doneBy,
    home: row.binnedAt === null ? 'listed' : 'bin',
    deletedOn: row.binnedAt && new Date(row.binnedAt.getTime() + binDays * 86_400_000).toISOString(),
    mayEdit: false,
    mayComment: false,
  };
};

const dueOf = ({ dueOn: on, dueTime: time, dueZone: zone }: TaskRow): TaskDue | null =>
  on && zone ? { on, time, zone } : null;
