import { comments, type Thread, type ThreadSubject } from '@baton/schema/comments';
import { mentions } from '@baton/schema/mentions';
import type { AccountId, ThreadId } from '@baton/schema/shared';
import type { QueryClient } from '@tanstack/react-query';

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

type Page = Awaited<ReturnType<typeof api.comments.list.call>>;

/** Writes what becomes of a thread into every list that shows it. */
export const patchThreads = (queries: QueryClient, id: ThreadId, change: (thread: Thread) => Thread): void =>
  void queries.setQueriesData<Page>(
    { queryKey: api.comments.list.key() },
    (known) => known && { ...known, data: known.data.map((thread) => (thread.id === id ? change(thread) : thread)) },
  );

/** Writes a new thread into the lists of its record, once. */
export const addThread = (queries: QueryClient, thread: Thread): void => {
  const { kind, id } = thread.subject;
  const lists = [threadsOfRecord({ kind, id }), ...(kind === 'account' ? [threadsOfAccount(id as AccountId)] : [])];
  for (const { queryKey } of lists)
    queries.setQueryData<Page>(queryKey, (known) =>
      known === undefined || known.data.some((each) => each.id === thread.id)
        ? known
        : { ...known, data: [...known.data, thread] },
    );
};
