import type { Thread } from '@baton/schema/comments';
import { comments, threads } from '@baton/schema/comments/tables';
import type { MemberId, ThreadId, WorkspaceId } from '@baton/schema/shared';
import { and, eq, isNull } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { readable, threadsOf } from './thread-rows.ts';

/** What a thread is about, and who took part in it or sees to it; null when there is none. */
export const thoseInThread = async (tx: Tx, workspace: WorkspaceId, id: ThreadId) => {
  const [row] = await tx
    .select({
      subjectKind: threads.subjectKind,
      subject: threads.subject,
      account: threads.account,
      assignee: threads.assignee,
      createdBy: threads.createdBy,
    })
    .from(threads)
    .where(and(eq(threads.workspace, workspace), eq(threads.id, id)));
  if (!row) return null;
  const said = await tx
    .selectDistinct({ author: comments.author })
    .from(comments)
    .where(and(eq(comments.workspace, workspace), eq(comments.thread, id), isNull(comments.deletedAt)));
  const people = [row.assignee, row.createdBy, ...said.map(({ author }) => author)];
  return { ...row, people: people.filter((member): member is MemberId => member !== null) };
};

/** These threads, as far as this actor may read them. */
export const threadsToRead = async (tx: Tx, actor: Actor, ids: readonly ThreadId[]): Promise<Thread[]> => {
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(threads)
    .where(
      and(eq(threads.workspace, actor.workspace), idsIn(threads.id, ids), isNull(threads.deletedAt), readable(actor)),
    );
  return threadsOf(tx, actor, rows);
};
