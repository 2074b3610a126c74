import { historyAbout, type AccountId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';

import { api } from '../accounts-api.ts';

/** What happened at an account, its notes, its deals and its people, for a timeline. */
export const accountHistory = (accountId: AccountId) => ({
  key: ['account', accountId],
  kinds: historyAbout.options,
  facts: [
    'account.',
    'activity.',
    'contact.',
    'deal.',
    'note.',
    'mention.',
    'thread.',
    'comment.',
    'promise.',
    'file.',
    'task.',
    'event.',
    'handoff.',
    'proposal.',
    'goal.',
  ],
  subject: accountId,
  read: (input: Omit<Parameters<typeof api.accounts.timeline.call>[0], 'accountId'>) =>
    api.accounts.timeline.call({ accountId, ...input }),
});

/** Remembers that this person looked at the account; when they had before, which stands until they come back. */
export const useVisit = (accountId: AccountId): string | null =>
  useQuery({
    queryKey: ['accounts', 'visit', accountId],
    queryFn: () => api.accounts.visit.call({ accountId }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  }).data?.before ?? null;
