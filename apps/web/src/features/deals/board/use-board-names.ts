import type { AccountId, MemberId } from '@baton/schema/shared';
import type { TeamKind } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { today } from '../cards/card-signal.ts';
import { api } from '../deals-api.ts';
import { ratesFor } from '../totals/money.ts';
import type { BoardNames } from './board-world.tsx';

const longestWalk = 50;

/** Every page of a list, for what is small enough to be held whole: people, accounts, teams. */
const allPages = async <Row>(
  page: (cursor: string | undefined) => Promise<{ data: Row[]; page: { next_cursor: string | null } }>,
): Promise<Row[]> => {
  const rows: Row[] = [];
  let cursor: string | undefined;
  for (let step = 0; step < longestWalk; step += 1) {
    const { data, page: next } = await page(cursor);
    rows.push(...data);
    if (next.next_cursor === null) break;
    cursor = next.next_cursor;
  }
  return rows;
};

const listKey = (name: string) => ['deals', 'names', name];

const useList = <Row>(name: string, facts: readonly string[], read: () => Promise<Row[]>) =>
  useQuery({ queryKey: listKey(name), queryFn: read, meta: { facts, kept: true }, staleTime: 5 * 60_000 }).data;

const withCursor = (cursor: string | undefined) => ({ limit: 200, ...(cursor !== undefined && { cursor }) });

/** Names, teams and rates from rows. Nothing waits for them: what has not come yet is left out (M14). */
export const useBoardNames = (): BoardNames => {
  const people = useList('people', ['member.'], () => allPages((cursor) => api.members.list.call(withCursor(cursor))));
  const accounts = useList('accounts', ['account.'], () =>
    allPages((cursor) => api.accounts.list.call(withCursor(cursor))),
  );
  const teams = useQuery(api.teams.list.queryOptions({ meta: { facts: ['team.', 'member.'], kept: true } })).data?.data;
  const rates = useQuery(api.rates.list.queryOptions({ meta: { facts: ['rate.'], kept: true } })).data?.data;
  const workspace = useQuery(api.workspaces.read.queryOptions({ meta: { facts: ['workspace.'], kept: true } })).data;
  return useMemo(() => {
    const peopleById = new Map((people ?? []).map((person) => [person.id, person]));
    const accountsById = new Map((accounts ?? []).map((account) => [account.id, account]));
    const teamByMember = new Map<MemberId, TeamKind>();
    for (const team of teams ?? [])
      for (const member of team.members) if (team.kind) teamByMember.set(member, team.kind);
    const base = workspace?.baseCurrency ?? 'EUR';
    return {
      person: (id: MemberId | null) => (id === null ? null : (peopleById.get(id) ?? null)),
      people: people ?? [],
      teamOf: (id: MemberId | null) => (id === null ? null : (teamByMember.get(id) ?? null)),
      account: (id: AccountId | null) => (id === null ? null : (accountsById.get(id) ?? null)),
      accounts: accounts ?? [],
      rates: ratesFor(rates ?? [], base, today()),
      base,
    };
  }, [people, accounts, teams, rates, workspace]);
};
