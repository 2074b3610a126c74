import { comments, type ThreadSubject } from '@baton/schema/comments';
import { mentions } from '@baton/schema/mentions';
import type { AccountId } from '@baton/schema/shared';

import { apiOf } from '#shared/api/client.ts';

export const api = apiOf({ comments, mentions });

const stale = ['thread.', 'comment.'];

/** Everything that is said on an account and its notes. */
export const threadsOfAccount = (accountId: AccountId) =>
  api.comments.list.queryOptions({
    input: { accountId, limit: 200 },
    meta: { facts: stale, subject: accountId, kept: true },
  });

/** What is said on one record. */
export const threadsOfRecord = ({ kind, id }: ThreadSubject) =>
  api.comments.list.queryOptions({
    input: { subjectKind: kind, subjectId: id, limit: 200 },
    meta: { facts: stale, kept: true },
  });
