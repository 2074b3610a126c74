import type { MemberId } from '@baton/schema/shared';
import type { Member } from '@baton/schema/workspaces';
import type { TeamKind } from '@baton/ui';

import type { NamedTeam } from '#shared/people/use-teams.ts';

import { fold } from '../editor/offer.ts';

/** Something that `@` offers. `lacks` is how many of the people called could not read the note. */
export type Candidate = { id: string; name: string; lacks: number } & (
  | { group: 'people'; target: string; external: boolean }
  | { group: 'teams'; target: string; kind: TeamKind; size: number }
  | { group: 'records'; kind: 'account' | 'deal'; target: string }
  | { group: 'dates'; day: string }
);

export interface Called {
  members: readonly Member[];
  teams: readonly NamedTeam[];
  /** Who may read the account; null while that is not known, and then nobody is said to lack anything. */
  readers: ReadonlySet<MemberId> | null;
}

const perGroup = { people: 6, teams: 5, records: 6 };

/** People and teams with a word that begins like this; who reads along comes first. */
export const peopleLike = (query: string, { members, teams, readers }: Called): Candidate[] => {
  const lacking = (ids: readonly MemberId[]) => (readers === null ? 0 : ids.filter((id) => !readers.has(id)).length);
  const people = members
    .filter(({ leftAt, placeholder, name }) => leftAt === null && !placeholder && matches(name, query))
    .map(({ id, name, role }): Candidate => ({
      id: `member-${id}`,
      group: 'people',
      target: id,
      name,
      external: role === 'guest',
      lacks: lacking([id]),
    }));
  const called = teams
    .filter(({ name }) => matches(name, query))
    .map(({ id, name, kind, members: inTeam }): Candidate => ({
      id: `team-${id}`,
      group: 'teams',
      target: id,
      name,
      kind,
      size: inTeam.length,
      lacks: lacking(inTeam),
    }));
  const order = (one: Candidate, other: Candidate) =>
    Math.sign(one.lacks) - Math.sign(other.lacks) || one.name.localeCompare(other.name);
  return [...people.sort(order).slice(0, perGroup.people), ...called.sort(order).slice(0, perGroup.teams)];
};

export const recordCandidates = (
  accounts: readonly { id: string; name: string }[],
  deals: readonly { id: string; title: string }[],
): Candidate[] =>
  [
    ...accounts.map(({ id, name }) => ({ kind: 'account' as const, id, name })),
    ...deals.map(({ id, title }) => ({ kind: 'deal' as const, id, name: title })),
  ]
    .slice(0, perGroup.records)
    .map(({ kind, id, name }) => ({ id: `${kind}-${id}`, group: 'records', kind, target: id, name, lacks: 0 }));

/** Days by the words of this language: today, tomorrow and the next seven by the name of their weekday. */
export const daysLike = (query: string, locale: string, from = new Date()): Candidate[] => {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const days = [0, 1, 2, 3, 4, 5, 6, 7].map((on) => {
    const date = new Date(from.getFullYear(), from.getMonth(), from.getDate() + on);
    const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-');
    const name = on < 2 ? relative.format(on, 'day') : weekday.format(date);
    return { id: `day-${day}`, group: 'dates' as const, day, name, lacks: 0 };
  });
  const found = days.filter(({ name }) => matches(name, query));
  return query === '' ? found.slice(0, 2) : found.slice(0, 4);
};

const matches = (name: string, query: string): boolean => {
  const wanted = fold(query.trim());
  const folded = fold(name);
  return wanted === '' || folded.startsWith(wanted) || folded.split(/[\s’'-]+/).some((word) => word.startsWith(wanted));
};
