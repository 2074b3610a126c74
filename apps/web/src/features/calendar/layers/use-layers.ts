import type { Calendar } from '@baton/schema/calendar';
import type { CalendarId, MemberId, TeamId } from '@baton/schema/shared';
import { presenceColor, presenceVar, type TeamKind } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { z } from 'zod';

import { useMembers } from '#shared/people/use-members.ts';
import { useTeams } from '#shared/people/use-teams.ts';
import { useSession } from '#shared/session/session.tsx';

import { calendarsQuery } from '../calendar-api.ts';

/** A calendar as one of those that lie over one another: whose it is, its colour and its mark. */
export interface Layer {
  id: CalendarId;
  name: string;
  holder: Calendar['holder'];
  /** Null: no more than when they are busy. */
  level: Calendar['level'];
  /** A value of CSS. */
  color: string;
  kind: TeamKind;
  mine: boolean;
  shown: boolean;
}

const key = (workspace: string) => `baton.calendar.${workspace}`;
const kept = z.array(z.string()).nullable().catch(null);
const listeners = new Set<() => void>();

const read = (workspace: string): string | null => {
  try {
    return localStorage.getItem(key(workspace));
  } catch {
    return null;
  }
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

const teamColors = {
  marketing: 'var(--marketing)',
  sales: 'var(--sales)',
  billing: 'var(--billing)',
  support: 'var(--support)',
};
/** The fourth colour of people is the accent, in which the reader's own calendar is drawn. */
const accentColor = 4;
const likeNoOther = 6;

const colorOf = ({ id, holder, kind, mine }: { id: string; holder: string; kind: TeamKind; mine: boolean }): string => {
  if (mine) return 'var(--accent)';
  if (holder === 'member') return presenceVar(presenceColor(id) === accentColor ? likeNoOther : presenceColor(id));
  return kind === null ? 'var(--text-3)' : teamColors[kind];
};

/** The calendars that there are, me first, then teams and colleagues; which of them are shown is kept on this device. */
export const useLayers = () => {
  const { member, teams: myTeams, workspace } = useSession();
  const { data } = useQuery(calendarsQuery());
  const members = useMembers();
  const teams = useTeams();
  const chosen = useSyncExternalStore(subscribe, () => read(workspace.id));
  return useMemo(() => {
    const shown = new Set<string>(kept.parse(chosen === null ? null : parse(chosen)) ?? [member, ...myTeams]);
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
      show: (id: CalendarId, on: boolean) => {
        const ids = all.filter((layer) => (layer.id === id ? on : layer.shown)).map((layer) => layer.id);
        try {
          localStorage.setItem(key(workspace.id), JSON.stringify(ids));
        } catch {
          // Without a memory the choice cannot be kept; the page goes on with what it shows.
        }
        for (const listener of listeners) listener();
      },
    };
  }, [data, members, teams, chosen, member, myTeams, workspace.id]);
};
export type Layers = ReturnType<typeof useLayers>;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
