import type { NextActivity } from '@baton/schema/deals';
import type { BoardId, DealId } from '@baton/schema/shared';
import { tasks } from '@baton/schema/tasks/tables';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { mayKnowTask } from './reads.ts';

/** The deals of a board that these tasks are about, whatever became of the tasks. */
export const dealsOfTasks = async (tx: Tx, actor: Actor, board: BoardId, ids: readonly string[]): Promise<DealId[]> => {
  const rows = await tx
    .selectDistinct({ deal: tasks.subject })
    .from(tasks)
    .where(
      and(
        eq(tasks.workspace, actor.workspace),
        idsIn(tasks.id, ids),
        eq(tasks.subjectKind, 'deal'),
        eq(tasks.container, sql`${board}::uuid`),
        mayKnowTask(actor),
      ),
    );
  return rows.map(({ deal }) => deal as DealId);
};

/** The first open task about each deal of a board, or about these of them: those with a day first. One statement. */
export const nextTasks = async (
  tx: Tx,
  actor: Actor,
  board: BoardId,
  deals: readonly DealId[] | null,
): Promise<NextActivity[]> => {
  const rows = await tx
    .selectDistinctOn([tasks.subject], {
      dealId: sql<DealId>`${tasks.subject}`,
      id: tasks.id,
      title: tasks.title,
      on: tasks.dueOn,
      at: tasks.dueAt,
    })
    .from(tasks)
    .where(
      and(
        eq(tasks.workspace, actor.workspace),
        eq(tasks.subjectKind, 'deal'),
        eq(tasks.container, sql`${board}::uuid`),
        isNull(tasks.doneAt),
        isNull(tasks.binnedAt),
        deals === null ? undefined : idsIn(tasks.subject, deals),
        mayKnowTask(actor),
      ),
    )
    .orderBy(asc(tasks.subject), asc(tasks.dueKey), asc(tasks.id));
  return rows.map(({ at, ...row }) => ({ ...row, kind: 'task', at: at?.toISOString() ?? null }));
};
