import type { MemberId } from '@baton/schema/shared';
import { members, type Member } from '@baton/schema/workspaces';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { allPages } from '../api/all-pages.ts';
import { apiOf } from '../api/client.ts';
import { useMay } from '../session/session.tsx';

const api = apiOf({ members });

export interface Members {
  all: readonly Member[];
  byId: ReadonlyMap<MemberId, Member>;
}

/** The people of the workspace by id; nobody for those who may not see them, and until they have been read. */
export const useMembers = (): Members => {
  const enabled = useMay('see-members');
  const { data } = useQuery({
    queryKey: ['members', 'all'],
    queryFn: () => allPages((input) => api.members.list.call(input)),
    meta: { facts: ['member.'], kept: true },
    staleTime: 5 * 60_000,
    enabled,
  });
  return useMemo(() => ({ all: data ?? [], byId: new Map((data ?? []).map((member) => [member.id, member])) }), [data]);
};
