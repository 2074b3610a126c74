import type { Handoff } from '@baton/schema/handoffs';
import type { TeamId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Tile } from '#shared/shell/tile.tsx';

import { ClockBadge } from '../clock/clock-badge.tsx';
import { handoffsOfTeam } from '../handoffs-api.ts';
import { RouteName } from '../route-name.tsx';

const most = 6;

export interface TeamHandoffsProps {
  teamId: TeamId;
  more: ReactNode;
  renderLink: (handoff: Handoff, content: ReactNode) => ReactNode;
}

/** What a team has to accept, the most urgent first. */
export const TeamHandoffs = ({ teamId, more, renderLink }: TeamHandoffsProps) => {
  const t = useTranslations('handoffs.ofTeam');
  const query = useQuery(handoffsOfTeam(teamId));
  const waiting = (query.data?.data ?? []).filter(({ state, toTeamId }) => state === 'sent' && toTeamId === teamId);
  return (
    <Tile
      count={waiting.length}
      empty={t('none')}
      more={more}
      query={query}
      rows={waiting.slice(0, most)}
      title={t('title')}
    >
      {(handoff) =>
        renderLink(
          handoff,
          <span className="flex min-w-0 items-center justify-between gap-2">
            <span className="flex min-w-0 flex-col">
              <span className="truncate">{handoff.subject.name ?? handoff.accountName ?? '—'}</span>
              <RouteName {...handoff} />
            </span>
            <ClockBadge handoff={handoff} />
          </span>,
        )
      }
    </Tile>
  );
};
