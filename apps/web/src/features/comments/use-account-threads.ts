import type { AccountId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';

import { useMembers } from '#shared/people/use-members.ts';

import { api, threadsOfAccount } from './comments-api.ts';

/** The threads of an account and its notes, and how this person takes part in them. */
export const useAccountThreads = (accountId: AccountId) => {
  const { data } = useQuery(threadsOfAccount(accountId));
  // Only those who may comment are told whom they reach.
  const readers = useQuery({
    ...api.mentions.readers.queryOptions({
      input: { accountId },
      meta: { facts: ['access.', 'member.', 'team.'], kept: true },
    }),
    retry: false,
  });
  const { byId } = useMembers();
  const threads = data?.data ?? [];
  return {
    threads,
    open: threads.filter(({ resolvedAt }) => resolvedAt === null).length,
    mayComment: readers.data !== undefined,
    withGuests: readers.data?.members.some((member) => byId.get(member)?.role === 'guest') ?? false,
  };
};
