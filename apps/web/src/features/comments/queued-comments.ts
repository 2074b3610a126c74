import type { Comment, RecordSubject, Thread } from '@baton/schema/comments';
import type { CommentId, MemberId, ThreadId } from '@baton/schema/shared';
import type { QueryClient } from '@tanstack/react-query';

import type { QueuedKinds } from '#shared/queue/command-queue.ts';

import { addThread, api, patchThreads } from './comments-api.ts';

/** What is said, under the id that it has from then on. */
export interface QueuedComment {
  body: string;
  commentId: CommentId;
  by: MemberId;
  at: string;
}

export interface QueuedReply extends QueuedComment {
  threadId: ThreadId;
}

export interface QueuedThread extends QueuedComment {
  threadId: ThreadId;
  subject: RecordSubject;
  public: boolean;
}

/** What can be said without network; words of a text are marked by the server, so a comment on them cannot. */
export const queuedComments = (queries: QueryClient): QueuedKinds => {
  const settled = () => void queries.invalidateQueries({ queryKey: api.comments.list.key() });
  return {
    'comment.reply': {
      send: ({ threadId, commentId, body }: QueuedReply, key) =>
        api.comments.reply.call({ threadId, commentId, body }, { context: { key } }),
      show: (reply: QueuedReply) =>
        patchThreads(queries, reply.threadId, (thread) =>
          thread.comments.some(({ id }) => id === reply.commentId)
            ? thread
            : { ...thread, comments: [...thread.comments, shownComment(reply)] },
        ),
      settled,
    },
    'thread.open': {
      send: ({ by: _by, at: _at, ...wanted }: QueuedThread, key) =>
        api.comments.openOnRecord.call(wanted, { context: { key } }),
      show: (thread: QueuedThread) => addThread(queries, shownThread(thread)),
      settled,
    },
  };
};

const shownComment = ({ commentId, by, body, at }: QueuedComment): Comment => ({
  id: commentId,
  authorId: by,
  body,
  createdAt: at,
  editedAt: null,
  deletedAt: null,
});

const shownThread = ({ threadId, subject, public: isPublic, ...said }: QueuedThread): Thread => ({
  id: threadId,
  subject,
  accountId: null,
  public: isPublic,
  quote: null,
  detachedAt: null,
  resolvedAt: null,
  resolvedBy: null,
  assigneeId: null,
  createdAt: said.at,
  createdBy: said.by,
  comments: [shownComment(said)],
});
