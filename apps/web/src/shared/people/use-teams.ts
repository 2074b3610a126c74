import type { TeamId } from '@baton/schema/shared';
import { teams, type Team } from '@baton/schema/workspaces';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';

import { apiOf } from '../api/client.ts';
import { useMay, useSession } from '../session/session.tsx';

const api = apiOf({ teams });

/** A team with the name that this reader knows it by. */
export type NamedTeam = Omit<Team, 'name'> & { name: string };

export interface Teams {
  all: readonly NamedTeam[];
  byId: ReadonlyMap<TeamId, NamedTeam>;
}

/** The teams of the workspace; none for those who may not see its people. */
export const useTeams = (): Teams => {
  const t = useTranslations('common.teams');
  const enabled = useMay('see-members');
  const { data } = useQuery({
    ...api.teams.list.queryOptions({ meta: { facts: ['team.', 'member.'], kept: true } }),
    enabled,
  });
  return useMemo(() => {
    const all = (data?.data ?? []).map((team) => ({ ...team, name: team.name ?? t(team.kind ?? 'sales') }));
    return { all, byId: new Map(all.map((team) => [team.id, team])) };
  }, [data, t]);
};

/** The teams that this person is in. */
export const useMyTeams = (): readonly NamedTeam[] => {
  const { teams: mine } = useSession();
  return useTeams().all.filter(({ id }) => mine.includes(id));
};
