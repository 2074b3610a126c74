import type { TaskSubject } from '@baton/schema/tasks';
import { tasks, taskWatchers } from '@baton/schema/tasks/tables';
import { roleTable } from '@baton/schema/workspaces';
import { and, eq, isNull, sql, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { mayOn } from '#platform/access/levels.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { mayKnowNow } from '../contacts/reads.ts';

/** The condition that this actor may know of a task (TK1). `tasksPolicy.know` says the same of one task. */
export const mayKnowTask = (actor: Actor): SQL => {
  if (roleTable[actor.role].external) return sql`false`;
  const teams = [...new Set([...actor.teams, ...actor.managedTeams])];
  return sql`case
    when ${tasks.subjectKind} is null then ${tasks.assignee} = ${actor.member} or ${tasks.createdBy} = ${actor.member}
      or ${tasks.team} = any(${sql.param(teams)}::uuid[])
      or ${tasks.id} in (select ${taskWatchers.task} from ${taskWatchers}
        where ${taskWatchers.workspace} = ${actor.workspace} and ${taskWatchers.member} = ${actor.member})
    when ${tasks.subjectKind} = 'contact' then ${mayKnowNow(actor, tasks.subject)}
    else ${mayOn(actor, tasks.container, 'read')} end`;
};

/** Which of these tasks this actor may know of. */
export const knownTasks = async (tx: Tx, actor: Actor, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.workspace, actor.workspace), idsIn(tasks.id, ids), mayKnowTask(actor)));
  return new Set<string>(rows.map(({ id }) => id));
};

/** Which of these tasks have no record that guards them. */
export const tasksAboutNothing = async (tx: Tx, actor: Actor, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.workspace, actor.workspace), idsIn(tasks.id, ids), isNull(tasks.subjectKind)));
  return new Set<string>(rows.map(({ id }) => id));
};

export const subjectKey = ({ kind, id }: TaskSubject): string => `${kind}:${id}`;
