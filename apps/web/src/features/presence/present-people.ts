import type { MemberId } from '@baton/schema/shared';
import { parsePlace } from '@baton/schema/wire';
import { presenceColorsOf } from '@baton/ui';

import type { Person } from '#shared/live/feed.ts';

/** One person who is here now, whatever number of tabs they have. */
export interface PresentPerson {
  id: MemberId;
  name: string;
  color: number;
  /** The page, as far as this reader may know of it; null for anywhere else. */
  place: { kind: string; id: string } | null;
  idle: boolean;
  quiet: boolean;
  followsMe: boolean;
}

/** The others by name. Of several tabs of one person, the one in which they did something counts, and of these one with a place. */
export const presentPeople = (
  people: readonly Person[],
  me: string,
  nameOf: (member: MemberId) => string | null,
): PresentPerson[] => {
  const others = Map.groupBy(
    people.filter(({ member }) => member !== me),
    ({ member }) => member,
  );
  const colors = presenceColorsOf([...others.keys()]);
  return [...others]
    .flatMap(([id, tabs]) => {
      const name = nameOf(id);
      if (name === null) return [];
      const awake = tabs.filter(({ idle }) => !idle);
      const place = (awake.length > 0 ? awake : tabs)
        .map(({ where }) => parsePlace(where))
        .find((each) => each !== null);
      return {
        id,
        name,
        color: colors.get(id) ?? 8,
        place: place ? { kind: place.kind, id: place.id } : null,
        idle: awake.length === 0,
        quiet: tabs.some(({ quiet }) => quiet === true),
        followsMe: tabs.some(({ follows }) => follows === true),
      };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name));
};
