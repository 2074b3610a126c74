import type { Handoff } from '@baton/schema/handoffs';
import type { TeamId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Tile, TileLine } from '#shared/shell/tile.tsx';

import { ClockBadge } from '../clock/clock-badge.tsx';
import { handoffsOfTeam } from '../handoffs-api.ts';
import { RouteName } from '../route-name.tsx';

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
    <Tile empty={t('none')} more={more} most={6} query={query} rows={waiting} title={t('title')}>
      {(handoff) =>
        renderLink(
          handoff,
          <TileLine
            name={handoff.subject.name ?? handoff.accountName ?? '—'}
            note={<RouteName {...handoff} />}
            sign={<ClockBadge handoff={handoff} />}
          />,
        )
      }
    </Tile>
  );
};
