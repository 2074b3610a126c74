import type { ThreadSubject } from '@baton/schema/comments';
import { useQuery } from '@tanstack/react-query';

import { useMembers } from '#shared/people/use-members.ts';

import { threadsOfRecord } from './comments-api.ts';

/** The threads on one record, and whether somebody from outside could read what is said there. */
export const useRecordThreads = (record: ThreadSubject) => {
  const { data } = useQuery(threadsOfRecord(record));
  const { all } = useMembers();
  const threads = data?.data ?? [];
  return {
    threads,
    open: threads.filter(({ resolvedAt }) => resolvedAt === null).length,
    withGuests: all.some(({ role, leftAt }) => role === 'guest' && leftAt === null),
  };
};
