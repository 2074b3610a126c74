import type { MentionId, TaskId } from '@baton/schema/shared';
import { tasks, taskWatchers } from '@baton/schema/tasks/tables';
import { and, eq, isNull, not, or, sql, type AnyColumn, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { isInArchive } from '../notes/reads.ts';
import { mayKnowTask } from './reads.ts';

/** The condition that this column names a task which this actor may know of, and which is in no bin. */
export const mayKnowTaskOf = (actor: Actor, task: AnyColumn | SQL): SQL =>
  sql`${task} in (select ${tasks.id} from ${tasks} where ${tasks.workspace} = ${actor.workspace}
    and ${tasks.binnedAt} is null and ${mayKnowTask(actor)})`;

/** Titles of the tasks that this actor may know of. */
export const taskTitles = async (
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: tasks.id, title: tasks.title })
    .from(tasks)
    .where(and(eq(tasks.workspace, actor.workspace), idsIn(tasks.id, ids), mayKnowTask(actor)));
  return new Map(rows.map(({ id, title }) => [id as string, title]));
};

/** Who has a task to do; null for nobody. */
export const assigneeOfTask = async (tx: Tx, workspace: Actor['workspace'], id: string) => {
  const [row] = await tx
    .select({ assignee: tasks.assignee })
    .from(tasks)
    .where(and(eq(tasks.workspace, workspace), eq(tasks.id, id as TaskId)));
  return row?.assignee ?? null;
};

/** Who asked for a task, and who follows it. */
export const followersOfTask = async (tx: Tx, workspace: Actor['workspace'], id: string) => {
  const made = await tx
    .select({ member: tasks.createdBy })
    .from(tasks)
    .where(and(eq(tasks.workspace, workspace), eq(tasks.id, id as TaskId)));
  const watching = await tx
    .select({ member: taskWatchers.member })
    .from(taskWatchers)
    .where(and(eq(taskWatchers.workspace, workspace), eq(taskWatchers.task, id as TaskId)));
  return [...made, ...watching].flatMap(({ member }) => member ?? []);
};

/** The condition that a task is somebody's to do. */
export const isToDo: SQL | undefined = and(
  isNull(tasks.doneAt),
  isNull(tasks.binnedAt),
  sql`${tasks.assignee} is not null`,
);

/** The condition that a task is written in no archived page. */
export const isInUse = (actor: Pick<Actor, 'workspace'>): SQL | undefined =>
  or(isNull(tasks.note), not(isInArchive(actor, tasks.note)));

/** Does this mention say who a task is with? Then the task tells them, and the mention need not. */
export const givesTask = async (tx: Tx, workspace: Actor['workspace'], mention: MentionId): Promise<boolean> => {
  const [row] = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(
      and(eq(tasks.workspace, workspace), isNull(tasks.binnedAt), sql`${tasks.called} @> array[${mention}]::uuid[]`),
    )
    .limit(1);
  return row !== undefined;
};
