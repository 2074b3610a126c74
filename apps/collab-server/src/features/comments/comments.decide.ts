import {
  commentAdded,
  commentDeleted,
  commentEdited,
  threadAssigned,
  threadOpened,
  threadReopened,
  threadResolved,
  type Comment,
  type Thread,
  type ThreadSubject,
} from '@baton/schema/comments';
import { mentionMade, mentionRemoved, type MentionTarget } from '@baton/schema/mentions';
import {
  commentId,
  refuse,
  threadId,
  type AccountId,
  type ContainerId,
  type MemberId,
  type MentionId,
} from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

import { isExternal } from './comments.policy.ts';

/** Longer talks are better begun anew. */
export const mostComments = 500;

/** Somebody called in a comment, under the id that this mention has. */
export interface Called {
  id: MentionId;
  target: MentionTarget;
}

/** Who is called by a body, for a comment of this id. */
export type CalledBy = (comment: string, body: string) => readonly Called[];

export interface OpeningWorld {
  subject: ThreadSubject;
  /** Null for a contact. */
  container: ContainerId | null;
  account: AccountId | null;
  /** The words it is about; null for a record, and for words that are gone. */
  quote: string | null;
  archived: boolean;
  calledBy: CalledBy;
}

/** Rules CM1, CM5 and CM10. */
export const decideOpen = (
  world: OpeningWorld,
  { body, public: wanted }: { body: string; public: boolean },
  { actor, now, newId }: Moment,
) => {
  const { subject, account, quote, container } = world;
  if (world.archived) return refuse('note-archived');
  if (subject.kind === 'note' && quote === null) return refuse('passage-gone');
  const said = aComment(body, { actor, now, newId });
  const thread: Thread = {
    id: threadId.parse(newId()),
    subject,
    accountId: account,
    public: subject.kind !== 'handoff' && (wanted || isExternal(actor)),
    quote,
    detachedAt: null,
    resolvedAt: null,
    resolvedBy: null,
    assigneeId: null,
    createdAt: now.toISOString(),
    createdBy: actor.member,
    comments: [said],
  };
  const data = { threadId: thread.id, about: subject, containerId: container, quote, public: thread.public };
  return accept(thread, threadOpened({ ...about(thread), data }), ...saying(thread, said, world.calledBy));
};

/** Rule CM1. */
export const decideReply = (
  { thread, calledBy }: { thread: Thread; calledBy: CalledBy },
  { body }: { body: string },
  moment: Moment,
) => {
  if (thread.comments.length >= mostComments) return refuse('thread-full', { limit: mostComments });
  const said = aComment(body, moment);
  return accept({ ...thread, comments: [...thread.comments, said] }, ...saying(thread, said, calledBy));
};

interface CommentWorld {
  thread: Thread;
  comment: Comment;
  calledBy: CalledBy;
}

/** Rules CM2 and CM7. */
export const decideEdit = (
  { thread, comment, calledBy }: CommentWorld,
  { body }: { body: string },
  { now }: Pick<Moment, 'now'>,
) => {
  if (body === comment.body) return accept(thread);
  const [was, is] = [calledBy(comment.id, comment.body), calledBy(comment.id, body)];
  return accept(
    withComment(thread, { ...comment, body, editedAt: now.toISOString() }),
    commentEdited({ ...about(thread), data: { threadId: thread.id, commentId: comment.id, body } }),
    ...is.filter(notIn(was)).map((called) => mentionMade(mention(thread, called, body))),
    ...was.filter(notIn(is)).map((called) => mentionRemoved(mention(thread, called, ''))),
  );
};

const notIn = (others: readonly Called[]) => (one: Called) => !others.some(({ id }) => id === one.id);

/** Rules CM2 and CM7. */
export const decideDelete = (
  { thread, comment, calledBy }: CommentWorld,
  _input: object,
  { now }: Pick<Moment, 'now'>,
) =>
  accept(
    withComment(thread, { ...comment, body: '', deletedAt: now.toISOString() }),
    commentDeleted({ ...about(thread), data: { threadId: thread.id, commentId: comment.id } }),
    ...calledBy(comment.id, comment.body).map((called) => mentionRemoved(mention(thread, called, ''))),
  );

/** Rule CM6. */
export const decideResolve = ({ thread }: { thread: Thread }, _input: object, { actor, now }: Moment) =>
  thread.resolvedAt !== null
    ? refuse('thread-resolved')
    : accept(
        { ...thread, resolvedAt: now.toISOString(), resolvedBy: actor.member },
        threadResolved({ ...about(thread), data: { threadId: thread.id } }),
      );

/** Rule CM6. */
export const decideReopen = ({ thread }: { thread: Thread }) =>
  thread.resolvedAt === null
    ? refuse('thread-not-resolved')
    : accept(
        { ...thread, resolvedAt: null, resolvedBy: null },
        threadReopened({ ...about(thread), data: { threadId: thread.id } }),
      );

/** Rule CM6. `to` is null when there is no such colleague. */
export const decideAssign = (
  { thread, to }: { thread: Thread; to: { sees: boolean } | null },
  { memberId }: { memberId: MemberId | null },
) => {
  if (memberId !== null && to === null) return refuse('member-not-found');
  if (to?.sees === false) return refuse('member-sees-nothing');
  if (memberId === thread.assigneeId) return accept(thread);
  const data = { threadId: thread.id, from: thread.assigneeId, to: memberId };
  return accept({ ...thread, assigneeId: memberId }, threadAssigned({ ...about(thread), data }));
};

const aComment = (body: string, { actor, now, newId }: Moment): Comment => ({
  id: commentId.parse(newId()),
  authorId: actor.member,
  body,
  createdAt: now.toISOString(),
  editedAt: null,
  deletedAt: null,
});

const saying = (thread: Thread, { id, body }: Comment, calledBy: CalledBy) => [
  commentAdded({ ...about(thread), data: { threadId: thread.id, commentId: id, body } }),
  ...calledBy(id, body).map((called) => mentionMade(mention(thread, called, body))),
];

const mention = (thread: Thread, { id, target }: Called, line: string) => ({
  subject: { kind: 'mention', id },
  account: thread.accountId,
  data: {
    mentionId: id,
    place: 'thread' as const,
    placeId: thread.id,
    target,
    action: null,
    dueAt: null,
    line: line.slice(0, 500),
  },
});

const withComment = (thread: Thread, comment: Comment): Thread => ({
  ...thread,
  comments: thread.comments.map((each) => (each.id === comment.id ? comment : each)),
});

const about = ({ id, accountId }: Pick<Thread, 'id' | 'accountId'>) => ({
  subject: { kind: 'thread', id },
  account: accountId,
});
