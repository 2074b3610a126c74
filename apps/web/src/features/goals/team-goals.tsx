import type { Goal } from '@baton/schema/goals';
import type { TeamId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Tile } from '#shared/shell/tile.tsx';

import { GoalLine } from './goal-line.tsx';
import { goalsOfTeam } from './goals-api.ts';

export interface TeamGoalsProps {
  teamId: TeamId;
  renderLink: (goal: Goal, content: ReactNode) => ReactNode;
}

/** Open goals that a team or its people own, those due first. */
export const TeamGoals = ({ teamId, renderLink }: TeamGoalsProps) => {
  const t = useTranslations('goals.ofTeam');
  const query = useQuery(goalsOfTeam(teamId));
  return (
    <Tile empty={t('none')} query={query} rows={query.data?.data ?? []} title={t('title')}>
      {(goal) =>
        renderLink(
          goal,
          <span className="flex min-w-0 flex-col">
            {goal.accountName !== null && (
              <span className="truncate text-secondary text-text-3">{goal.accountName}</span>
            )}
            <GoalLine goal={goal} />
          </span>,
        )
      }
    </Tile>
  );
};
