import { z } from 'zod';

import { factType } from '../shared/fact.ts';
import { commentId, containerId, memberId, threadId } from '../shared/id.ts';
import { threadSubject } from './comment.ts';

export const threadOpened = factType('thread.opened', {
  threadId,
  about: threadSubject,
  /** Who may read it may read the thread; null for a contact or a task, which others know. */
  containerId: containerId.nullable(),
  quote: z.string().nullable(),
  public: z.boolean(),
});
export const commentAdded = factType('comment.added', { threadId, commentId, body: z.string() });
export const commentEdited = factType('comment.edited', { threadId, commentId, body: z.string() });
export const commentDeleted = factType('comment.deleted', { threadId, commentId });
export const threadResolved = factType('thread.resolved', { threadId });
export const threadReopened = factType('thread.reopened', { threadId });
export const threadAssigned = factType('thread.assigned', {
  threadId,
  from: memberId.nullable(),
  to: memberId.nullable(),
});
/** The words that a thread was about are gone from their text, and have been for a while. */
export const threadDetached = factType('thread.detached', { threadId, quote: z.string() });
export const threadReattached = factType('thread.reattached', { threadId, quote: z.string() });
