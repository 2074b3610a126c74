import { search } from '@baton/schema/search';
import { fold } from '@baton/schema/shared';
import { taskSubjectKinds, type LineWorld, type TaskSubject } from '@baton/schema/tasks';
import { todayHere } from '@baton/ui';
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useNow } from 'use-intl';

import { apiOf } from '../api/client.ts';
import { useMembers } from '../people/use-members.ts';
import { useTeams } from '../people/use-teams.ts';

const api = apiOf({ search });

const pauseMs = 200;
const mostWords = 3;

/** Words of a line that may name a record: marked with a hash, or written with a capital. */
const namesIn = (line: string): string[] => {
  const marked = [...line.matchAll(/(?<=^|\s)#(?<name>[\p{L}\d][\p{L}\d'’&.-]*)/gu)].map(
    ({ groups }) => groups?.['name'] ?? '',
  );
  const capitals = line.match(/(?<=\s)\p{Lu}[\p{L}\d'’-]{3,}/gu) ?? [];
  return [...new Set([...marked, ...capitals])].slice(0, mostWords);
};

const isSubject = (kind: string): kind is TaskSubject['kind'] => taskSubjectKinds.some((each) => each === kind);

/** What a line can be about: people, teams and days, and the records that its words name, asked of the server. */
export const useLineWorld = (line: string, withRecords: boolean): LineWorld => {
  const members = useMembers();
  const teams = useTeams();
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(line), pauseMs);
    return () => clearTimeout(timer);
  }, [line]);
  const names = withRecords ? namesIn(settled) : [];
  const records = useQueries({
    queries: names.map((name) => ({
      ...api.search.find.queryOptions({ input: { q: name, limit: 5 } }),
      placeholderData: keepPreviousData,
      staleTime: 30_000,
    })),
    combine: (answers) =>
      answers.flatMap(({ data }, place) =>
        (data?.data ?? []).flatMap(({ kind, id, title, by }) =>
          isSubject(kind) && by === 'name' && fold(title).includes(fold(names[place] ?? ''))
            ? [{ kind, id, name: title }]
            : [],
        ),
      ),
  });
  const now = useNow({ updateInterval: 60_000 });
  return useMemo(() => {
    return {
      today: todayHere(now),
      now: `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`,
      people: members.all.filter(({ leftAt, role }) => leftAt === null && role !== 'guest'),
      teams: teams.all,
      records,
    };
  }, [members, teams, records, now]);
};
