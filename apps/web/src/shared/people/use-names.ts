import { mentions, nameKinds, type NameEnd } from '@baton/schema/mentions';
import type { MemberId, TeamId } from '@baton/schema/shared';
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';

import { apiOf } from '../api/client.ts';
import { useMembers, type Members } from './use-members.ts';
import { useTeams, type Teams } from './use-teams.ts';

const api = apiOf({ mentions });

/** So many names are asked for at once. */
const perRequest = 100;

/** What the server said of records by `kind:id`. */
interface Named {
  names: Readonly<Record<string, string>>;
  ends: Readonly<Record<string, NameEnd>>;
}

/** Names of people, teams and records by kind and id, for texts that hold only ids. Unknown and not allowed are both null. */
export class NameBook {
  private known: { members?: Members; teams?: Teams; records?: Named } = {};
  private readonly wanted = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private onWanted: (refs: readonly string[]) => void = () => {};

  nameOf = (kind: string, id: string): string | null => {
    if (kind === 'member') return this.known.members?.byId.get(id as MemberId)?.name ?? null;
    if (kind === 'team') return this.known.teams?.byId.get(id as TeamId)?.name ?? null;
    return nameKinds.some((each) => each === kind) ? this.recordName(`${kind}:${id}`) : null;
  };

  /** How it ended with a record that has a name here; null for one that goes on. */
  endOf = (kind: string, id: string): NameEnd | null => this.known.records?.ends[`${kind}:${id}`] ?? null;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Another object whenever a name may be another. */
  snapshot = (): object => this.known;

  learn(known: typeof this.known): void {
    this.known = known;
    for (const listener of this.listeners) listener();
  }

  /** Asked for when it is met for the first time. */
  private recordName(ref: string): string | null {
    if (!this.wanted.has(ref)) {
      this.wanted.add(ref);
      queueMicrotask(() => this.onWanted([...this.wanted].sort()));
    }
    return this.known.records?.names[ref] ?? null;
  }

  /** What was met before anybody could be asked, as a text that is drawn while its page is made, is asked for now. */
  ask(onWanted: (refs: readonly string[]) => void): void {
    this.onWanted = onWanted;
    if (this.wanted.size > 0) onWanted([...this.wanted].sort());
  }
}

const namesOf = async (refs: readonly string[]): Promise<Named> => {
  const found: Named[] = [];
  for (let from = 0; from < refs.length; from += perRequest)
    found.push(await api.mentions.names.call({ refs: refs.slice(from, from + perRequest).join(',') }));
  return together(found);
};

const together = (parts: readonly Named[]): Named => ({
  names: Object.assign({}, ...parts.map(({ names }) => names)),
  ends: Object.assign({}, ...parts.map(({ ends }) => ends)),
});

const key = 'named';

/** What any text was told before; a text that names one thing more is not without all its names when nobody answers. */
const toldBefore = (queries: QueryClient): Named =>
  together(queries.getQueriesData<Named>({ queryKey: [key] }).flatMap(([, named]) => named ?? []));

/** The names that this reader may know, read as they are met and again when something is renamed. */
export const useNames = (): NameBook => {
  const [book] = useState(() => new NameBook());
  const [refs, setRefs] = useState<readonly string[]>([]);
  const members = useMembers();
  const teams = useTeams();
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: [key, refs],
    queryFn: () => namesOf(refs),
    enabled: refs.length > 0,
    meta: { facts: [...nameKinds.map((kind) => `${kind}.`), 'access.'], kept: true },
  });
  useEffect(() => book.ask(setRefs), [book]);
  useEffect(() => {
    book.learn({ members, teams, records: data ?? toldBefore(queries) });
  }, [book, members, teams, data, queries]);
  return book;
};

/** The same for what React draws: the function is another one when a name may be another. */
export const useNameOf = (): NameBook['nameOf'] => {
  const book = useNames();
  const known = useSyncExternalStore(book.subscribe, book.snapshot);
  return useMemo(() => (kind, id) => (known ? book.nameOf(kind, id) : null), [book, known]);
};
