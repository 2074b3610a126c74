import { invitations, members, teams, workspaces, type Member } from '@baton/schema/workspaces';
import { useQuery } from '@tanstack/react-query';

import { apiOf } from '#shared/api/client.ts';

export const api = apiOf({ invitations, members, teams, workspaces });

/** Every member, page by page: pickers and tables show all of them. */
const allMembersQuery = () => ({
  queryKey: [...api.members.key(), 'all'],
  queryFn: async (): Promise<Member[]> => {
    const all: Member[] = [];
    let cursor: string | undefined;
    do {
      const { data, page } = await api.members.list.call({ limit: 200, ...(cursor ? { cursor } : {}) });
      all.push(...data);
      cursor = page.next_cursor ?? undefined;
    } while (cursor !== undefined);
    return all;
  },
});

export const useMembers = () => useQuery(allMembersQuery());
export const useTeams = () => useQuery(api.teams.list.queryOptions());
