import type { Occurrence } from '@baton/schema/calendar';
import { addDays } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { absencesQuery, busyQuery, hereZone, windowQuery } from './calendar-api.ts';
import { partOn, windowOf } from './grid/day-parts.ts';
import type { AwayOn } from './grid/grid-world.ts';
import type { Layers } from './layers/use-layers.ts';

/** What stands on these days in the calendars that are shown, when there is work, and who is away. */
export const useGridData = (days: readonly string[], layers: Layers) => {
  const zone = hereZone();
  const first = days[0] ?? '';
  const last = days.at(-1) ?? first;
  const between = useMemo(() => windowOf([first, last], zone), [first, last, zone]);
  const whose = layers.shown.map(({ id }) => id);
  const query = useQuery(windowQuery({ calendars: whose, ...between }));
  // Whose hours are shaded: mine, or else those of the first calendar that is shown.
  const busy = useQuery(busyQuery({ calendars: whose.slice(0, 1), ...between }));
  const away = useQuery(absencesQuery(first, last));
  const spans = busy.data?.data[0]?.working;
  const working = useMemo(() => {
    if (!spans) return null;
    return new Map(
      days.map((day) => [
        day,
        spans.flatMap(({ from, to }) => {
          const part = partOn({ startsAt: from, endsAt: to }, day, zone);
          return part ? [{ from: part.from, to: part.to }] : [];
        }),
      ]),
    );
  }, [spans, days, zone]);
  const absences = away.data?.data;
  const awayOn = useMemo(() => {
    const found = new Map<string, AwayOn[]>();
    for (const { memberId, from, to, hours } of absences ?? []) {
      const name = layers.shown.find(({ id }) => (id as string) === memberId)?.name;
      if (name === undefined) continue;
      for (let day = from < first ? first : from; day <= to && day <= last; day = addDays(day, 1))
        found.set(day, [...(found.get(day) ?? []), { name, hours }]);
    }
    return found;
  }, [absences, layers, first, last]);
  const all: readonly Occurrence[] = query.data?.data ?? none;
  const { hidden } = layers.subscribed;
  const occurrences = useMemo(
    () =>
      hidden.size === 0
        ? all
        : all.filter(({ subscriptionId }) => subscriptionId === null || !hidden.has(subscriptionId)),
    [all, hidden],
  );
  return { zone, query, occurrences, cut: query.data?.cut ?? false, working, away: awayOn };
};
const none: readonly Occurrence[] = [];
