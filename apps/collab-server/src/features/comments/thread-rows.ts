import type { Comment, Thread } from '@baton/schema/comments';
import { comments, threads } from '@baton/schema/comments/tables';
import type { CommentId, ContainerId, Level, MemberId, ThreadId } from '@baton/schema/shared';
import { and, asc, eq, inArray, isNull, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn, mayOn } from '#platform/access/levels.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { isExternal } from './comments.policy.ts';

type ThreadRow = typeof threads.$inferSelect;

/** A thread as commands meet it, with what the actor holds on its container. */
export interface ThreadThing {
  thread: Thread;
  container: ContainerId;
  level: Level | null;
}

/** A comment in its thread. */
export interface CommentThing extends ThreadThing {
  comment: Comment;
  author: MemberId | null;
}

/** Null when there is none in the workspace, or nothing is left of it. */
export const threadForUpdate = async (tx: Tx, actor: Actor, id: ThreadId): Promise<ThreadThing | null> => {
  const [row] = await tx
    .select()
    .from(threads)
    .where(and(eq(threads.workspace, actor.workspace), eq(threads.id, id), isNull(threads.deletedAt)))
    .for('no key update');
  if (!row) return null;
  const [thread] = await threadsOf(tx, actor, [row]);
  return thread
    ? {
        thread,
        container: row.container,
        level: await levelOn(tx, actor, row.subjectKind === 'deal' ? 'board' : 'account', row.container),
      }
    : null;
};

export const commentForUpdate = async (tx: Tx, actor: Actor, id: CommentId): Promise<CommentThing | null> => {
  const [row] = await tx
    .select({ thread: comments.thread })
    .from(comments)
    .where(and(eq(comments.workspace, actor.workspace), eq(comments.id, id), isNull(comments.deletedAt)));
  const thing = row && (await threadForUpdate(tx, actor, row.thread));
  const comment = thing?.thread.comments.find((each) => each.id === id && each.deletedAt === null);
  return thing && comment ? { ...thing, comment, author: comment.authorId } : null;
};

/** Rule CM1, as a condition. */
export const readable = (actor: Actor): SQL | undefined =>
  and(mayOn(actor, threads.container, 'read'), isExternal(actor) ? eq(threads.public, true) : undefined);

/** Threads as the API tells them, in the order of the rows. */
export const threadsOf = async (tx: Tx, actor: Actor, rows: readonly ThreadRow[]): Promise<Thread[]> => {
  if (rows.length === 0) return [];
  const said = await tx
    .select()
    .from(comments)
    .where(
      and(
        eq(comments.workspace, actor.workspace),
        inArray(
          comments.thread,
          rows.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(comments.createdAt), asc(comments.id));
  const byThread = Map.groupBy(said, ({ thread }) => thread);
  return rows.map((row) => threadOf(row, (byThread.get(row.id) ?? []).map(commentOf)));
};

const commentOf = (row: typeof comments.$inferSelect): Comment => ({
  id: row.id,
  authorId: row.author,
  body: row.body,
  createdAt: row.createdAt.toISOString(),
  editedAt: row.editedAt?.toISOString() ?? null,
  deletedAt: row.deletedAt?.toISOString() ?? null,
});

const threadOf = (row: ThreadRow, said: Comment[]): Thread => ({
  id: row.id,
  subject: { kind: row.subjectKind, id: row.subject },
  accountId: row.account,
  public: row.public,
  quote: row.quote,
  detachedAt: row.detachedAt?.toISOString() ?? null,
  resolvedAt: row.resolvedAt?.toISOString() ?? null,
  resolvedBy: row.resolvedBy,
  assigneeId: row.assignee,
  createdAt: row.createdAt.toISOString(),
  createdBy: row.createdBy,
  comments: said,
});
