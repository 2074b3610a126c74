import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { boardsQuery } from '#features/boards/boards-api.ts';
import { presentPeople, type PresentPerson } from '#features/presence/present-people.ts';
import { usePeople } from '#shared/live/live-context.tsx';
import { useMembers } from '#shared/people/use-members.ts';
import { useNameOf } from '#shared/people/use-names.ts';
import { useSession } from '#shared/session/session.tsx';

/** Who else is in the workspace now. */
export const usePresent = (): readonly PresentPerson[] => {
  const people = usePeople();
  const { byId } = useMembers();
  const { member: me } = useSession();
  return useMemo(() => presentPeople(people, me, (id) => byId.get(id)?.name ?? null), [people, byId, me]);
};

const others = ['deal', 'account', 'contact', 'brief', 'proposal'] as const;

/** What a page is called on which somebody is: a record by its name, otherwise by what it is. */
export const usePlaceName = (): ((place: NonNullable<PresentPerson['place']>) => ReactNode) => {
  const t = useTranslations('presence.kinds');
  const boards = useQuery(boardsQuery()).data;
  const nameOf = useNameOf();
  return useCallback(
    ({ kind, id }) => {
      if (kind === 'board') return boards?.data.find((board) => board.id === id)?.name ?? t('board');
      const known = others.find((each) => each === kind);
      return nameOf(kind, id) ?? (known === undefined ? '' : t(known));
    },
    [boards, nameOf, t],
  );
};
