import type { MemberId } from '@baton/schema/shared';
import { presenceColorsOf, presenceVar } from '@baton/ui';
import { useMemo } from 'react';

import { useMembers } from '../people/use-members.ts';
import type { Author } from './author-legend.tsx';

/** These people by id, each in a colour that no other of them has; whoever is not known any more is left out. */
export const useAuthors = (members: readonly string[]): ReadonlyMap<string, Author> => {
  const { byId } = useMembers();
  return useMemo(() => {
    const all = [...new Set(members)];
    const colors = presenceColorsOf(all);
    return new Map(
      all.flatMap((member): [string, Author][] => {
        const name = byId.get(member as MemberId)?.name;
        return name === undefined ? [] : [[member, { name, color: presenceVar(colors.get(member) ?? 8) }]];
      }),
    );
  }, [members, byId]);
};
