import { threads } from '@baton/schema/comments/tables';
import type { ContainerId, ThreadId, WorkspaceId } from '@baton/schema/shared';
import { and, eq, sql, type AnyColumn, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { isExternal } from './comments.policy.ts';

/** What guards a thread; null when there is none in the workspace. */
export const threadContainer = async (tx: Tx, workspace: WorkspaceId, id: string): Promise<ContainerId | null> => {
  const [row] = await tx
    .select({ container: threads.container })
    .from(threads)
    .where(and(eq(threads.workspace, workspace), eq(threads.id, id as ThreadId)));
  return row?.container ?? null;
};

/** Rows about threads that this actor may read as far as guests are concerned: this column holds the thread's id. */
export const openTo = (actor: Actor, thread: AnyColumn): SQL =>
  isExternal(actor)
    ? sql`${thread} in (select ${threads.id} from ${threads}
        where ${threads.workspace} = ${actor.workspace} and ${threads.public})`
    : sql`true`;
