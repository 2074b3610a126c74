import type { AccountId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';

import { api } from '../accounts-api.ts';

/** Remembers that this person looked at the account; when they had before, which stands until they come back. */
export const useVisit = (accountId: AccountId): string | null =>
  useQuery({
    queryKey: ['accounts', 'visit', accountId],
    queryFn: () => api.accounts.visit.call({ accountId }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  }).data?.before ?? null;
