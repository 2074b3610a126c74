import type { Comment, Thread } from '@baton/schema/comments';
import { comments, threads } from '@baton/schema/comments/tables';
import type { CommentId, ContactId, Level, MemberId, TaskId, ThreadId } from '@baton/schema/shared';
import { and, asc, eq, inArray, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn, mayOn } from '#platform/access/levels.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { guardsOfContact, mayKnowNow } from '../contacts/reads.ts';
import { mayKnowTaskOf } from '../tasks/inbox-reads.ts';
import { levelOfTask } from '../tasks/talk-reads.ts';
import { isExternal } from './comments.policy.ts';

type ThreadRow = typeof threads.$inferSelect;

/** A thread as commands meet it, with what the actor holds on its container. */
export interface ThreadThing {
  thread: Thread;
  guards: Guards;
  level: Level | null;
}

/** Who sees one of these containers sees the thread, where there are none everybody who works here; or who knows of the task. */
export type Guards = readonly string[] | { task: TaskId };

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
  return thread ? { thread, ...(await guardsOf(tx, actor, row)) } : null;
};

/** What guards a thread, and what the actor holds there. */
export const guardsOf = async (
  tx: Tx,
  actor: Actor,
  { subjectKind, subject, container }: Pick<ThreadRow, 'subjectKind' | 'subject' | 'container'>,
): Promise<Pick<ThreadThing, 'guards' | 'level'>> => {
  if (container !== null) {
    const level = await levelOn(tx, actor, subjectKind === 'deal' ? 'board' : 'account', container);
    return { guards: [container], level };
  }
  if (subjectKind === 'task') {
    const task = subject as TaskId;
    return { guards: { task }, level: (await levelOfTask(tx, actor, task))?.level ?? null };
  }
  const of = await guardsOfContact(tx, actor, subject as ContactId);
  return { guards: of?.accounts ?? [], level: of?.level ?? null };
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

/** Is there a thread or a comment under one of these ids? */
export const isSaid = async (
  tx: Tx,
  { workspace }: Actor,
  asked: { threadId?: ThreadId | undefined; commentId?: CommentId | undefined },
): Promise<boolean> => {
  const thread = asked.threadId ?? null;
  const comment = asked.commentId ?? null;
  if (thread === null && comment === null) return false;
  const [row] = await tx.execute<{ said: boolean }>(sql`select
    exists (select from ${threads} where ${threads.workspace} = ${workspace} and ${threads.id} = ${thread}::uuid) or
    exists (select from ${comments} where ${comments.workspace} = ${workspace} and ${comments.id} = ${comment}::uuid) as said`);
  return row?.said === true;
};

/** Rules CM1, CM8 and CM9, as a condition. */
export const readable = (actor: Actor): SQL | undefined =>
  and(
    or(
      // Who may read everything reads no more of what has no container than others do.
      and(isNotNull(threads.container), mayOn(actor, threads.container, 'read')),
      and(eq(threads.subjectKind, 'contact'), mayKnowNow(actor, threads.subject)),
      and(eq(threads.subjectKind, 'task'), mayKnowTaskOf(actor, threads.subject)),
    ),
    isExternal(actor) ? eq(threads.public, true) : undefined,
  );

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
