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
  type CommentId,
  type ContainerId,
  type MemberId,
  type MentionId,
  type ThreadId,
} from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

import { isExternal } from './comments.policy.ts';
import { saidToCustomer, type ProposalTalk } from './to-customer.decide.ts';

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

/** What is said, under an id of its own where it was written without network. */
interface Saying {
  body: string;
  commentId?: CommentId | undefined;
}

interface Opening extends Saying {
  public: boolean;
  threadId?: ThreadId | undefined;
}

/** Rules CM1, CM5 and CM10. */
export const decideOpen = (world: OpeningWorld, input: Opening, moment: Moment) => {
  const { subject, quote } = world;
  if (world.archived) return refuse('note-archived');
  if (subject.kind === 'note' && quote === null) return refuse('passage-gone');
  const isPublic = subject.kind !== 'handoff' && (input.public || isExternal(moment.actor));
  const { thread, facts } = begun(world, { ...input, public: isPublic }, moment);
  return accept(thread, ...facts);
};

/** Rules CM5, CM11 and CM12. */
export const decideOpenOnProposal = (
  world: Omit<OpeningWorld, 'archived'> & { talk: ProposalTalk },
  input: Opening,
  moment: Moment,
) => {
  const { home } = world.talk;
  if (home.archived) return refuse('proposal-archived');
  if (home.accepted) return refuse('proposal-answered');
  if (world.quote === null) return refuse('passage-gone');
  if (input.public && home.sent === null) return refuse('proposal-not-sent');
  const { thread, said, facts } = begun(world, input, moment);
  return accept(thread, ...facts, ...(thread.public ? [saidToCustomer(thread, said, world.talk)] : []));
};

/** A thread with its first comment, and what tells of both. */
const begun = (
  { subject, account, quote, container, calledBy }: Omit<OpeningWorld, 'archived'>,
  { public: isPublic, threadId: asked, ...wanted }: Opening,
  { actor, now, newId }: Moment,
) => {
  const said = aComment(wanted, { actor, now, newId });
  const thread: Thread = {
    id: asked ?? threadId.parse(newId()),
    subject,
    accountId: account,
    public: isPublic,
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
  return { thread, said, facts: [threadOpened({ ...about(thread), data }), ...added(thread, said, calledBy)] };
};

/** Rule CM13. Words and archives are a note's alone. `exists`: something is there under the ids that are asked for. */
export const decideOpenOnRecord = (
  { exists, ...world }: Omit<OpeningWorld, 'quote' | 'archived'> & { exists: boolean },
  input: Opening,
  moment: Moment,
) => {
  if (exists) return refuse('comment-exists');
  const decided = decideOpen({ ...world, quote: null, archived: false }, input, moment);
  if ('refused' in decided) throw new Error(`A record refused a comment: ${decided.refused}`);
  return decided;
};

/** Rules CM1, CM12 and CM13; `talk` is there where the customer reads it. */
export const decideReply = (
  {
    thread,
    calledBy,
    talk,
    exists,
  }: { thread: Thread; calledBy: CalledBy; talk: ProposalTalk | null; exists: boolean },
  input: Saying,
  moment: Moment,
) => {
  if (exists) return refuse('comment-exists');
  if (thread.comments.length >= mostComments) return refuse('thread-full', { limit: mostComments });
  const said = aComment(input, moment);
  return accept(
    { ...thread, comments: [...thread.comments, said] },
    ...added(thread, said, calledBy),
    ...(talk === null ? [] : [saidToCustomer(thread, said, talk)]),
  );
};

interface CommentWorld {
  thread: Thread;
  comment: Comment;
  calledBy: CalledBy;
}

/** Rule CM12. What the customer was told stays as it was told. */
export const isToCustomer = ({ subject, public: isPublic }: Pick<Thread, 'subject' | 'public'>): boolean =>
  subject.kind === 'proposal' && isPublic;

/** Rules CM2, CM7 and CM12. */
export const decideEdit = (
  { thread, comment, calledBy }: CommentWorld,
  { body }: { body: string },
  { now }: Pick<Moment, 'now'>,
) => {
  if (isToCustomer(thread)) return refuse('said-to-customer');
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

/** Rules CM2, CM7 and CM12. */
export const decideDelete = (
  { thread, comment, calledBy }: CommentWorld,
  _input: object,
  { now }: Pick<Moment, 'now'>,
) => {
  if (isToCustomer(thread)) return refuse('said-to-customer');
  return accept(
    withComment(thread, { ...comment, body: '', deletedAt: now.toISOString() }),
    commentDeleted({ ...about(thread), data: { threadId: thread.id, commentId: comment.id } }),
    ...calledBy(comment.id, comment.body).map((called) => mentionRemoved(mention(thread, called, ''))),
  );
};

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

const aComment = ({ body, commentId: asked }: Saying, { actor, now, newId }: Moment): Comment => ({
  id: asked ?? commentId.parse(newId()),
  authorId: actor.member,
  body,
  createdAt: now.toISOString(),
  editedAt: null,
  deletedAt: null,
});

const added = (thread: Thread, { id, body }: Comment, calledBy: CalledBy) => [
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
