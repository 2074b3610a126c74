import { threads } from '@baton/schema/comments/tables';
import type { ContactId, ContainerId, Level, MemberId, ThreadId, WorkspaceId } from '@baton/schema/shared';
import { and, eq, inArray, sql, type AnyColumn, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { colleagueOnTask } from '../tasks/talk-reads.ts';
import { colleagueOnAny } from '../workspaces/reads.ts';
import { isExternal } from './comments.policy.ts';
import { guardsOf, readable, type Guards } from './thread-rows.ts';

export type { Guards } from './thread-rows.ts';

/** A colleague and whether they see what is guarded so; null when nobody of this id is in the workspace. */
export const colleagueIn = (
  tx: Tx,
  actor: Actor,
  member: MemberId,
  guards: Guards,
): Promise<{ sees: boolean } | null> =>
  'task' in guards ? colleagueOnTask(tx, actor, member, guards.task) : colleagueOnAny(tx, actor, member, guards);

/** The container of a thread, which it may have none of; null when there is no such thread in the workspace. */
export const threadHome = async (
  tx: Tx,
  workspace: WorkspaceId,
  id: string,
): Promise<{ container: ContainerId | null } | null> => {
  const [row] = await tx
    .select({ container: threads.container })
    .from(threads)
    .where(and(eq(threads.workspace, workspace), eq(threads.id, id as ThreadId)));
  return row ?? null;
};

/** What guards a thread, and what the actor holds there; nothing where there is no such thread. */
export const threadGuards = async (
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ guards: Guards; level: Level | null }> => {
  const [row] = await tx
    .select()
    .from(threads)
    .where(and(eq(threads.workspace, actor.workspace), eq(threads.id, id as ThreadId)));
  return row ? guardsOf(tx, actor, row) : { guards: [], level: null };
};

/** Ids of the threads about these contacts, as a condition asks for them. */
export const threadsAbout = (tx: Tx, actor: Actor, ids: readonly ContactId[]) =>
  tx
    .select({ id: sql<string>`${threads.id}` })
    .from(threads)
    .where(
      and(
        eq(threads.workspace, actor.workspace),
        eq(threads.subjectKind, 'contact'),
        inArray(threads.subject, [...ids]),
      ),
    );

/** The threads on a deal, as a condition asks for them. */
export const threadsOnDeal = (tx: Tx, workspace: WorkspaceId, deal: string) =>
  tx
    .select({ id: threads.id })
    .from(threads)
    .where(and(eq(threads.workspace, workspace), eq(threads.subjectKind, 'deal'), eq(threads.subject, deal)));

/** The condition that this column names a thread which this actor reads. */
export const mayReadThread = (actor: Actor, thread: AnyColumn | SQL): SQL =>
  sql`${thread} in (select ${threads.id} from ${threads}
    where ${threads.workspace} = ${actor.workspace} and ${readable(actor)})`;

/** Rows about threads that this actor may read as far as guests are concerned: this column holds the thread's id. */
export const openTo = (actor: Actor, thread: AnyColumn): SQL =>
  isExternal(actor)
    ? sql`${thread} in (select ${threads.id} from ${threads}
        where ${threads.workspace} = ${actor.workspace} and ${threads.public})`
    : sql`true`;
