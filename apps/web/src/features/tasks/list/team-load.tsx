import type { MemberId, TeamId } from '@baton/schema/shared';
import { Avatar, presenceColor, StatusPill } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { useMembers } from '#shared/people/use-members.ts';
import { useTeams } from '#shared/people/use-teams.ts';
import { Tile } from '#shared/shell/tile.tsx';

import { workloadQuery } from '../tasks-api.ts';
import { useDirects } from '../use-directs.ts';

export interface TeamLoadProps {
  teamId: TeamId;
  more: ReactNode;
  renderLink: (member: MemberId, content: ReactNode) => ReactNode;
}

/** What each of a team has to do, the busiest first; for who directs others, as the whole workload is. */
export const TeamLoad = (props: TeamLoadProps) => (useDirects() ? <Load {...props} /> : null);

const Load = ({ teamId, more, renderLink }: TeamLoadProps) => {
  const t = useTranslations('tasks.workload');
  const query = useQuery(workloadQuery());
  const { byId } = useMembers();
  const people = new Set(useTeams().byId.get(teamId)?.members);
  const rows = (query.data?.data ?? [])
    .filter(({ memberId }) => people.has(memberId))
    .map((load) => ({ ...load, id: load.memberId }))
    .toSorted((one, other) => other.overdue - one.overdue || other.open - one.open);
  // Who directs other teams is told nothing of this one: a tile that is always empty says nothing.
  if (query.isSuccess && rows.length === 0) return null;
  const most = Math.max(1, ...rows.map(({ open }) => open));
  return (
    <Tile empty={t('emptyText')} more={more} query={query} rows={rows} title={t('title')}>
      {({ memberId, open, overdue }) =>
        renderLink(
          memberId,
          <span className="grid min-w-0 grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-2">
            <Avatar color={presenceColor(memberId)} decorative name={byId.get(memberId)?.name ?? '—'} size={20} />
            <span className="flex min-w-0 flex-col gap-1">
              <span className="truncate">{byId.get(memberId)?.name ?? '—'}</span>
              <span aria-hidden className="flex h-1.5 overflow-hidden rounded-full bg-sunken">
                <span className="bg-danger" style={{ width: `${(overdue / most) * 100}%` }} />
                <span className="bg-accent" style={{ width: `${((open - overdue) / most) * 100}%` }} />
              </span>
            </span>
            <span className="flex flex-col items-end gap-0.5 text-secondary text-text-2">
              {t('open', { count: open })}
              {overdue > 0 && <StatusPill tone="danger">{t('overdue', { count: overdue })}</StatusPill>}
            </span>
          </span>,
        )
      }
    </Tile>
  );
};
