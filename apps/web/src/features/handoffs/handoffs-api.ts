import { handoffRoutes, handoffs, type Handoff, type HandoffBox } from '@baton/schema/handoffs';
import type { AccountId, DealId, HandoffId, HandoffRouteId, TeamId } from '@baton/schema/shared';
import { infiniteQueryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';

import { apiOf } from '#shared/api/client.ts';
import { useMay } from '#shared/session/session.tsx';

export const api = apiOf({ handoffs, handoffRoutes });

export type OpenedHandoff = Awaited<ReturnType<typeof api.handoffs.get.call>>;

const facts = ['handoff.', 'access.', 'member.', 'team.'];
/** What a brief knows is read from these records. */
const known = ['account.', 'contact.', 'deal.', 'note.', 'promise.', 'task.'];

const firstPage: { cursor?: string } = {};

/** Which handoffs a list shows. */
export interface HandoffFilter {
  box: HandoffBox;
  routeId?: HandoffRouteId;
}

export const handoffRowsQuery = (filter: HandoffFilter) =>
  infiniteQueryOptions({
    queryKey: [...api.handoffs.list.key(), 'rows', filter],
    queryFn: ({ pageParam }) => api.handoffs.list.call({ ...filter, limit: 50, ...pageParam }),
    initialPageParam: firstPage,
    getNextPageParam: ({ page }) => (page.next_cursor === null ? undefined : { cursor: page.next_cursor }),
    meta: { facts, kept: true },
  });

export const handoffQuery = (handoffId: HandoffId) =>
  api.handoffs.get.queryOptions({ input: { handoffId }, meta: { facts: [...facts, ...known], kept: true } });

/** Whose handoffs: those of an account and of its deals, or those of one deal. */
export type HandoffsOf = { accountId: AccountId } | { dealId: DealId };

export const handoffsOf = (of: HandoffsOf) =>
  api.handoffs.list.queryOptions({ input: { ...of, limit: 50 }, meta: { facts, kept: true } });

/** Those of a team, either way, those due first. */
export const handoffsOfTeam = (teamId: TeamId) =>
  api.handoffs.list.queryOptions({ input: { teamId, limit: 50 }, meta: { facts, kept: true } });

const underWayQuery = () => api.handoffs.list.queryOptions({ input: { limit: 200 }, meta: { facts, kept: true } });

/** Deals that are between two teams just now: sent and not answered, or returned. */
export const useDealsUnderWay = (): ReadonlyMap<string, 'sent' | 'returned'> => {
  const enabled = useMay('see-members');
  const { data } = useQuery({ ...underWayQuery(), enabled });
  return useMemo(() => {
    const byDeal = new Map<string, 'sent' | 'returned'>();
    for (const { subject, state } of data?.data ?? [])
      if (subject.kind === 'deal' && (state === 'sent' || (state === 'returned' && !byDeal.has(subject.id))))
        byDeal.set(subject.id, state);
    return byDeal;
  }, [data]);
};

/** How much waits; nothing until it has been read. */
export const useHandoffCounts = () => {
  const enabled = useMay('see-members');
  return useQuery({ ...api.handoffs.counts.queryOptions({ input: {}, meta: { facts, kept: true } }), enabled }).data;
};

const routeFacts = ['handoff-route.', 'team.', 'member.'];

export const routesQuery = () =>
  api.handoffRoutes.list.queryOptions({ input: {}, meta: { facts: routeFacts, kept: true } });

export const archivedRoutesQuery = () =>
  api.handoffRoutes.list.queryOptions({ input: { archived: 'true' }, meta: { facts: routeFacts } });

export const figuresQuery = () =>
  api.handoffRoutes.figures.queryOptions({ input: {}, meta: { facts: [...facts, 'handoff-route.'], kept: true } });

/** After an answer: what is shown of this handoff holds at once, everything else is read again. */
export const learnHandoff = (queries: QueryClient, handoff: Handoff): void => {
  queries.setQueryData(handoffQuery(handoff.id).queryKey, (before) => before && { ...before, handoff });
  readHandoffsAgain(queries);
};

export const readHandoffsAgain = (queries: QueryClient): void =>
  void queries.invalidateQueries({ queryKey: api.handoffs.key() });

/** Nobody has said the last word yet. */
export const isOpen = ({ state }: Pick<Handoff, 'state'>): boolean => state !== 'accepted' && state !== 'withdrawn';
