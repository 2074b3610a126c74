import { z } from 'zod';

import { accountId, commentId, memberId, threadId } from '../shared/id.ts';

/** Plain text; who is called in it stands as a name token. */
export const commentBody = z.string().trim().min(1).max(5_000);

/** What a thread is about: a passage of a note or a proposal, or a record as a whole. */
export const threadSubjectKinds = ['note', 'proposal', 'account', 'deal', 'contact', 'handoff', 'task'] as const;
export const threadSubject = z.strictObject({ kind: z.enum(threadSubjectKinds), id: z.uuid() });
export type ThreadSubject = z.infer<typeof threadSubject>;
/** What a thread without words can be about. */
export const recordSubject = z.strictObject({
  kind: z.enum(['account', 'deal', 'contact', 'handoff', 'task']),
  id: z.uuid(),
});
export type RecordSubject = z.infer<typeof recordSubject>;

export const comment = z.strictObject({
  id: commentId,
  authorId: memberId.nullable(),
  /** Empty once it was deleted. */
  body: z.string(),
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  deletedAt: z.iso.datetime().nullable(),
});
export type Comment = z.infer<typeof comment>;

export const thread = z.strictObject({
  id: threadId,
  subject: threadSubject,
  accountId: accountId.nullable(),
  /** Read by guests too, and on a proposal by the customer; otherwise by the workspace's own people alone. */
  public: z.boolean(),
  /** The words it was begun on, as they read now, or did when they were deleted; null on a record. */
  quote: z.string().nullable(),
  /** Since when the words are gone from the text. */
  detachedAt: z.iso.datetime().nullable(),
  resolvedAt: z.iso.datetime().nullable(),
  resolvedBy: memberId.nullable(),
  assigneeId: memberId.nullable(),
  createdAt: z.iso.datetime(),
  createdBy: memberId.nullable(),
  comments: z.array(comment),
});
export type Thread = z.infer<typeof thread>;
