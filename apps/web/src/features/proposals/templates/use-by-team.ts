import type { ProposalTemplate } from '@baton/schema/proposals';
import type { TeamId } from '@baton/schema/shared';
import { useCallback } from 'react';

import { useTeams } from '#shared/people/use-teams.ts';
import { useSession } from '#shared/session/session.tsx';

type OfTeam = Pick<ProposalTemplate, 'teamId'>;

/** Templates of one team; everybody's where `teamId` is null. */
interface Group<Template extends OfTeam> {
  teamId: TeamId | null;
  templates: readonly Template[];
}

interface Teams {
  own: readonly string[];
  /** In the order in which they are shown everywhere. */
  all: readonly { id: TeamId }[];
}

/** Rule PP39. Those of one's own teams first, then everybody's, then those of other teams; of each as they come. */
export const byTeam = <Template extends OfTeam>(
  templates: readonly Template[],
  { own, all }: Teams,
): Group<Template>[] => {
  const rank = (teamId: TeamId | null) => {
    if (teamId === null) return 1;
    return own.includes(teamId) ? 0 : 2;
  };
  const place = (teamId: TeamId | null) => all.findIndex(({ id }) => id === teamId);
  return [...Map.groupBy(templates, ({ teamId }) => teamId)]
    .map(([teamId, of]) => ({ teamId, templates: of }))
    .toSorted((one, other) => rank(one.teamId) - rank(other.teamId) || place(one.teamId) - place(other.teamId));
};

/** The same for whoever is here. */
export const useByTeam = () => {
  const { teams: own } = useSession();
  const { all } = useTeams();
  return useCallback(
    <Template extends OfTeam>(templates: readonly Template[]) => byTeam(templates, { own, all }),
    [own, all],
  );
};
