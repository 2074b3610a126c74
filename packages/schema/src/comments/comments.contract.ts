import { oc } from '@orpc/contract';
import { z } from 'zod';

import { accountId, commentId, memberId, noteId, proposalId, threadId } from '../shared/id.ts';
import { listInput, listOf } from '../shared/list.ts';
import { refusals } from '../shared/refusal.ts';
import { commentBody, recordSubject, thread, threadSubjectKinds } from './comment.ts';

/** A place in the text that stays what it is while others write: a relative position of Yjs, in base64. */
const place = z.base64().max(400);
const one = z.strictObject({ threadId });
const opening = { body: commentBody, public: z.boolean().default(false) };

/** Threads of comments, on words of a note or a proposal, or on a record. Guests read those that are public, and theirs always are. */
export const comments = {
  list: oc
    .route({
      method: 'GET',
      path: '/threads',
      summary: 'Threads of an account with its notes and proposals, or of one record',
      tags: ['comments'],
    })
    .input(
      z.strictObject({
        ...listInput,
        accountId: accountId.optional(),
        subjectKind: z.enum(threadSubjectKinds).optional(),
        subjectId: z.uuid().optional(),
      }),
    )
    .output(listOf(thread)),
  openOnText: oc
    .route({
      method: 'POST',
      path: '/notes/{noteId}/threads',
      summary: 'Comment on words of a note; the server marks them',
      tags: ['comments'],
    })
    .input(z.strictObject({ noteId, from: place, to: place, ...opening }))
    .output(thread)
    .errors(refusals('note-archived', 'passage-gone')),
  openOnProposal: oc
    .route({
      method: 'POST',
      path: '/proposals/{proposalId}/threads',
      summary: 'Comment on words of a proposal; `public` is said to the customer of the version that was sent last',
      tags: ['comments'],
    })
    .input(z.strictObject({ proposalId, from: place, to: place, ...opening }))
    .output(thread)
    .errors(refusals('proposal-archived', 'proposal-answered', 'proposal-not-sent', 'passage-gone')),
  openOnRecord: oc
    .route({ method: 'POST', path: '/threads', summary: 'Comment on a record', tags: ['comments'] })
    .input(
      z.strictObject({
        subject: recordSubject,
        ...opening,
        /** Made by whoever writes without network; the server's own when absent. */
        threadId: threadId.optional(),
        commentId: commentId.optional(),
      }),
    )
    .output(thread)
    .errors(refusals('comment-exists')),
  reply: oc
    .route({ method: 'POST', path: '/threads/{threadId}/comments', summary: 'Reply in a thread', tags: ['comments'] })
    .input(z.strictObject({ threadId, body: commentBody, commentId: commentId.optional() }))
    .output(thread)
    .errors(refusals('thread-full', 'comment-exists')),
  edit: oc
    .route({ method: 'PATCH', path: '/comments/{commentId}', summary: 'Edit a comment of my own', tags: ['comments'] })
    .input(z.strictObject({ commentId, body: commentBody }))
    .output(thread)
    .errors(refusals('said-to-customer')),
  remove: oc
    .route({
      method: 'DELETE',
      path: '/comments/{commentId}',
      summary: 'Delete a comment of my own',
      tags: ['comments'],
    })
    .input(z.strictObject({ commentId }))
    .output(thread)
    .errors(refusals('said-to-customer')),
  resolve: oc
    .route({ method: 'POST', path: '/threads/{threadId}/resolve', summary: 'Settle a thread', tags: ['comments'] })
    .input(one)
    .output(thread)
    .errors(refusals('thread-resolved')),
  reopen: oc
    .route({
      method: 'POST',
      path: '/threads/{threadId}/reopen',
      summary: 'Take a thread up again',
      tags: ['comments'],
    })
    .input(one)
    .output(thread)
    .errors(refusals('thread-not-resolved')),
  assign: oc
    .route({
      method: 'PUT',
      path: '/threads/{threadId}/assignee',
      summary: 'Say who sees to a thread, or nobody',
      tags: ['comments'],
    })
    .input(z.strictObject({ threadId, memberId: memberId.nullable() }))
    .output(thread)
    .errors(refusals('member-not-found', 'member-sees-nothing')),
};
