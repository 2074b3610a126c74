import type { Handoff } from '@baton/schema/handoffs';
import { TeamBadge, classes } from '@baton/ui';
import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { useTeams } from '#shared/people/use-teams.ts';

export type Between = Pick<Handoff, 'fromTeamId' | 'toTeamId'>;

/** The two teams of a route, as words: "Sales → Support". */
export const useRouteWords = (): ((between: Between) => { from: string; to: string; name: string }) => {
  const t = useTranslations('handoffs');
  const { byId } = useTeams();
  return ({ fromTeamId, toTeamId }) => {
    const [from, to] = [byId.get(fromTeamId)?.name ?? '—', byId.get(toTeamId)?.name ?? '—'];
    return { from, to, name: t('route', { from, to }) };
  };
};

/** From which team to which, with their marks. */
export const RouteName = ({ fromTeamId, toTeamId, strong = false }: Between & { strong?: boolean }) => {
  const { byId } = useTeams();
  const { from, to, name } = useRouteWords()({ fromTeamId, toTeamId });
  const team = (id: Between['toTeamId'], text: string) => (
    <span className="flex min-w-0 items-center gap-1.5">
      <TeamBadge decorative kind={byId.get(id)?.kind ?? null} name={text} />
      <span className="truncate">{text}</span>
    </span>
  );
  return (
    <span className={classes('flex min-w-0 items-center gap-1.5', strong && 'font-semibold')}>
      <span className="sr-only">{name}</span>
      <span aria-hidden className="contents">
        {team(fromTeamId, from)}
        <ArrowRight className="shrink-0 text-text-3" size={14} strokeWidth={1.75} />
        {team(toTeamId, to)}
      </span>
    </span>
  );
};
