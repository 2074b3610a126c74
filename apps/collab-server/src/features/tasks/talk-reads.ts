import type { Level, MemberId, TaskId } from '@baton/schema/shared';
import { tasks } from '@baton/schema/tasks/tables';
import { and, eq, isNull } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { colleaguesAsActors } from '../workspaces/reads.ts';
import { knownTasks } from './reads.ts';
import { thingsOf } from './task-reading.ts';
import { tasksPolicy } from './tasks.policy.ts';

/** What the actor holds in the talk about a task, null when they do not know of it; nothing for none, or one in the bin. */
export const levelOfTask = async (tx: Tx, actor: Actor, id: TaskId): Promise<{ level: Level | null } | null> => {
  const rows = await tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.workspace, actor.workspace), eq(tasks.id, id), isNull(tasks.binnedAt)));
  const [thing] = await thingsOf(tx, actor, rows);
  if (!thing) return null;
  if (!tasksPolicy.know(actor, thing)) return { level: null };
  return { level: tasksPolicy.comment(actor, thing) ? 'comment' : 'read' };
};

/** A colleague and whether they know of a task; null when nobody of this id is in the workspace. */
export const colleagueOnTask = async (
  tx: Tx,
  actor: Actor,
  member: MemberId,
  task: TaskId,
): Promise<{ sees: boolean } | null> => {
  const [colleague] = await colleaguesAsActors(tx, actor, [member]);
  return colleague ? { sees: (await knownTasks(tx, colleague, [task])).has(task) } : null;
};
