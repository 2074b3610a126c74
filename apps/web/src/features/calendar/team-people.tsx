import { addDays, type TeamId } from '@baton/schema/shared';
import type { Absence } from '@baton/schema/working-time';
import { Avatar, presenceColor, StatusPill, todayHere } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormatter, useNow, useTranslations } from 'use-intl';

import { usePeople } from '#shared/live/live-context.tsx';
import { useMembers } from '#shared/people/use-members.ts';
import { useTeams } from '#shared/people/use-teams.ts';
import { Tile } from '#shared/shell/tile.tsx';

import { absencesQuery } from './calendar-api.ts';

/** So many days are looked ahead: who plans today plans a week. */
const daysAhead = 6;

/** The people of a team: who is here now, and who is away now or within a week. */
export const TeamPeople = ({ teamId, empty }: { teamId: TeamId; empty: ReactNode }) => {
  const t = useTranslations('calendar.ofTeam');
  const today = todayHere(useNow({ updateInterval: 60_000 }));
  const query = useQuery(absencesQuery(today, addDays(today, daysAhead)));
  const { byId } = useMembers();
  const { byId: teams } = useTeams();
  const here = new Set<string>(usePeople().map(({ member }) => member));
  const away = Map.groupBy(query.data?.data ?? [], ({ memberId }) => memberId);
  const words = useAwayWords(today);
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
          {away
            .get(id)
            ?.slice(0, 1)
            .map((absence) => (
              <StatusPill key={absence.id} tone={absence.from <= today ? 'warning' : 'neutral'}>
                {words(absence)}
              </StatusPill>
            ))}
        </span>
      )}
    </Tile>
  );
};

/** From when and until when somebody is away, of an absence that has begun or begins soon. */
const useAwayWords = (today: string) => {
  const t = useTranslations('calendar.ofTeam');
  const format = useFormatter();
  const day = (on: string) =>
    format.dateTime(new Date(`${on}T12:00:00`), { weekday: 'short', day: 'numeric', month: 'short' });
  return ({ from, to, hours }: Absence): string => {
    if (hours) return from > today ? t('awayOnHours', { day: day(from), ...hours }) : t('awayHours', { ...hours });
    if (from > today) return from === to ? t('awayOn', { day: day(from) }) : t('awayFrom', { day: day(from) });
    return to === today ? t('away') : t('awayUntil', { day: day(to) });
  };
};
