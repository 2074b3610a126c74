import type { Calendar } from '@baton/schema/calendar';
import type { CalendarId, MemberId, TeamId } from '@baton/schema/shared';
import type { TeamKind } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useMembers } from '#shared/people/use-members.ts';
import { useTeams } from '#shared/people/use-teams.ts';
import { useSession } from '#shared/session/session.tsx';

import { calendarsQuery } from '../calendar-api.ts';
import { useSubscribed } from '../subscriptions/use-subscriptions.ts';
import { idsKept, keepIds, useKeptIds } from './kept-ids.ts';
import { ownColor, type LayerFace } from './layer-face.ts';

/** A calendar as one of those that lie over one another. */
export interface Layer extends LayerFace {
  id: CalendarId;
  holder: Calendar['holder'];
  /** Null: no more than when they are busy. */
  level: Calendar['level'];
  mine: boolean;
  shown: boolean;
}

const key = (workspace: string) => `baton.calendar.${workspace}`;

const teamColors = {
  marketing: 'var(--marketing)',
  sales: 'var(--sales)',
  billing: 'var(--billing)',
  support: 'var(--support)',
};
const colorOf = ({ id, holder, kind, mine }: { id: string; holder: string; kind: TeamKind; mine: boolean }): string => {
  if (mine) return 'var(--accent)';
  if (holder === 'member') return ownColor(id);
  return kind === null ? 'var(--text-3)' : teamColors[kind];
};

/** The calendars that there are, me first, then teams and colleagues; which of them are shown is kept on this device. */
export const useLayers = () => {
  const { member, teams: myTeams, workspace } = useSession();
  const { data } = useQuery(calendarsQuery());
  const members = useMembers();
  const teams = useTeams();
  const subscribed = useSubscribed();
  const chosen = useKeptIds(key(workspace.id));
  return useMemo(() => {
    const shown = new Set<string>(idsKept(chosen) ?? [member, ...myTeams]);
    const layers = (data?.data ?? []).flatMap(({ id, holder, level }): Layer[] => {
      const team = teams.byId.get(id as string as TeamId);
      const person = members.byId.get(id as string as MemberId);
      const name = holder === 'team' ? team?.name : person?.name;
      if (name === undefined || (person && (person.leftAt !== null || person.role === 'guest'))) return [];
      const mine = (id as string) === member;
      const kind = team?.kind ?? null;
      return [
        { id, name, holder, level, kind, mine, color: colorOf({ id, holder, kind, mine }), shown: shown.has(id) },
      ];
    });
    const rank = ({ mine, holder }: Layer) => (mine ? 0 : holder === 'team' ? 1 : 2);
    const all = layers.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
    return {
      all,
      shown: all.filter((layer) => layer.shown),
      byId: new Map(all.map((layer) => [layer.id, layer])),
      subscribed,
      show: (id: CalendarId, on: boolean) => {
        const ids = all.filter((layer) => (layer.id === id ? on : layer.shown)).map((layer) => layer.id);
        keepIds(key(workspace.id), ids);
      },
    };
  }, [data, members, teams, subscribed, chosen, member, myTeams, workspace.id]);
};
export type Layers = ReturnType<typeof useLayers>;
