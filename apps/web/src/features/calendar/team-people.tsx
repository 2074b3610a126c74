import type { MemberId, TeamId } from '@baton/schema/shared';
import { Avatar, presenceColor, StatusPill } from '@baton/ui';
import { todayHere } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNow, useTranslations } from 'use-intl';

import { usePeople } from '#shared/live/live-context.tsx';
import { useMembers } from '#shared/people/use-members.ts';
import { useTeams } from '#shared/people/use-teams.ts';
import { Tile } from '#shared/shell/tile.tsx';

import { absencesQuery } from './calendar-api.ts';

/** The people of a team: who is here now, and who is away today. */
export const TeamPeople = ({ teamId, empty }: { teamId: TeamId; empty: ReactNode }) => {
  const t = useTranslations('calendar.ofTeam');
  const today = todayHere(useNow({ updateInterval: 60_000 }));
  const query = useQuery(absencesQuery(today, today));
  const { byId } = useMembers();
  const { byId: teams } = useTeams();
  const here = new Set<string>(usePeople().map(({ member }) => member));
  const away = new Set<MemberId>(query.data?.data.map(({ memberId }) => memberId) ?? []);
  const people = (teams.get(teamId)?.members ?? [])
    .flatMap((id) => byId.get(id) ?? [])
    .filter(({ leftAt }) => leftAt === null)
    .toSorted((a, b) => Number(here.has(b.id)) - Number(here.has(a.id)) || a.name.localeCompare(b.name));
  return (
    <Tile empty={empty} query={query} rows={people} title={t('people')}>
      {({ id, name }) => (
        <span className="flex min-w-0 items-center gap-2 px-3 py-1.5">
          <Avatar color={presenceColor(id)} decorative idle={!here.has(id)} name={name} size={20} />
          <span className="min-w-0 flex-1 truncate">{name}</span>
          {here.has(id) && <StatusPill tone="success">{t('here')}</StatusPill>}
          {away.has(id) && <StatusPill tone="warning">{t('away')}</StatusPill>}
        </span>
      )}
    </Tile>
  );
};
