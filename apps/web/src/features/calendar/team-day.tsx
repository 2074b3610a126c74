import type { Occurrence } from '@baton/schema/calendar';
import { calendarId, type TeamId } from '@baton/schema/shared';
import { todayHere } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNow, useTranslations } from 'use-intl';

import { Tile } from '#shared/shell/tile.tsx';

import { windowQuery } from './calendar-api.ts';
import { useEventWords } from './event/event-words.ts';

export interface TeamDayProps {
  teamId: TeamId;
  more: ReactNode;
  renderLink: (occurrence: Occurrence, content: ReactNode) => ReactNode;
}

/** What stands in a team's calendar today. */
export const TeamDay = ({ teamId, more, renderLink }: TeamDayProps) => {
  const t = useTranslations('calendar.ofTeam');
  const words = useEventWords();
  const today = todayHere(useNow({ updateInterval: 60_000 }));
  const from = new Date(`${today}T00:00:00`);
  const to = new Date(from.getFullYear(), from.getMonth(), from.getDate() + 1);
  const query = useQuery(
    windowQuery({ calendars: [calendarId.parse(teamId)], from: from.toISOString(), to: to.toISOString() }),
  );
  const rows = (query.data?.data ?? [])
    .filter(({ cancelled }) => !cancelled)
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
    .map((each) => ({ ...each, id: `${each.eventId} ${each.startsAt}` }));
  return (
    <Tile empty={t('none')} more={more} query={query} rows={rows} title={t('title')}>
      {(occurrence) =>
        renderLink(
          occurrence,
          <span className="flex min-w-0 items-baseline justify-between gap-2">
            <span className="truncate">{words.title(occurrence)}</span>
            <span className="shrink-0 text-secondary text-text-2">
              {occurrence.time.kind === 'hours' ? words.hours(occurrence) : t('allDay')}
            </span>
          </span>,
        )
      }
    </Tile>
  );
};
