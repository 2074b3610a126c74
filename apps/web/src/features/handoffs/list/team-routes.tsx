import type { HandoffRoute } from '@baton/schema/handoffs';
import type { TeamId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { Tile, TileLine } from '#shared/shell/tile.tsx';

import { useSpanWords } from '../clock/span-words.ts';
import { figuresQuery, routesQuery } from '../handoffs-api.ts';
import { RouteName } from '../route-name.tsx';

export interface TeamRoutesProps {
  teamId: TeamId;
  more: ReactNode;
  renderLink: (route: HandoffRoute, content: ReactNode) => ReactNode;
}

/** What a team hands on to whom, and what is handed to it: what each route asks for, and how it fares. */
export const TeamRoutes = ({ teamId, more, renderLink }: TeamRoutesProps) => {
  const t = useTranslations('handoffs.routesOfTeam');
  const query = useQuery(routesQuery());
  const rows = (query.data?.data ?? [])
    .filter(({ fromTeamId, toTeamId }) => fromTeamId === teamId || toTeamId === teamId)
    .toSorted((one, other) => Number(other.toTeamId === teamId) - Number(one.toTeamId === teamId));
  const accepted = useAccepted();
  const span = useSpanWords();
  return (
    <Tile empty={t('none')} more={more} query={query} rows={rows} title={t('title')}>
      {(route) =>
        renderLink(
          route,
          <TileLine
            name={<RouteName {...route} />}
            note={t('asks', {
              items: route.items.length,
              criteria: route.criteria.length,
              within: span(route.answerWithin),
            })}
            sign={accepted(route)}
          />,
        )
      }
    </Tile>
  );
};

/** How many in a hundred of those answered were accepted; nothing where none was answered lately. */
const useAccepted = () => {
  const t = useTranslations('handoffs.routesOfTeam');
  const format = useFormatter();
  const figures = useQuery(figuresQuery()).data?.data ?? [];
  return ({ id }: HandoffRoute) => {
    const { accepted = 0, returned = 0 } = figures.find(({ routeId }) => routeId === id) ?? {};
    if (accepted + returned === 0) return undefined;
    const share = format.number(accepted / (accepted + returned), { style: 'percent', maximumFractionDigits: 0 });
    return <span className="shrink-0 text-secondary text-text-2">{t('accepted', { share })}</span>;
  };
};
