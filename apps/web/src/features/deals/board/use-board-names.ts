import type { AccountRow } from '@baton/schema/accounts';
import type { Rate } from '@baton/schema/rates';
import type { AccountId, Currency, Holder, MemberId } from '@baton/schema/shared';
import type { Department, Member, Team } from '@baton/schema/workspaces';
import type { TeamKind } from '@baton/ui';
import { queryOptions, useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';

import { allPages } from '#shared/api/all-pages.ts';

import { today } from '../cards/card-signal.ts';
import { api } from '../deals-api.ts';
import { ratesFor } from '../totals/money.ts';
import type { BoardNames } from './board-world.tsx';

/** Kept at hand for five minutes: the feed says when one of them changed. */
const list = <Row>(name: string, facts: readonly string[], queryFn: () => Promise<Row[]>) =>
  queryOptions({ queryKey: ['deals', 'names', name], queryFn, meta: { facts, kept: true }, staleTime: 5 * 60_000 });

const namesQueries = () =>
  [
    list('people', ['member.'], () => allPages((input) => api.members.list.call(input))),
    list('accounts', ['account.', 'goal.'], () => allPages((input) => api.accounts.list.call(input))),
    api.teams.list.queryOptions({ meta: { facts: ['team.', 'member.'], kept: true } }),
    api.rates.list.queryOptions({ meta: { facts: ['rate.'], kept: true } }),
    api.workspaces.read.queryOptions({ meta: { facts: ['workspace.'], kept: true } }),
  ] as const;

/**
 * Names, teams and rates from rows; to be called where the board is opened, so that they are on their way together with
 * its document. Nothing waits for them: what has not come yet is left out (M14). They come all at once, since each that
 * came by itself would draw every card once more; one that fails holds up no other.
 */
export const useBoardNames = (): BoardNames => {
  const [people, accounts, teams, rates, workspace] = useQueries({ queries: namesQueries() });
  const coming = [people, accounts, teams, rates, workspace].some((one) => one.isPending && one.failureCount === 0);
  const [persons, firms, groups, known, base] = coming
    ? []
    : [people.data, accounts.data, teams.data?.data, rates.data?.data, workspace.data?.baseCurrency];
  const teamWords = useTranslations('common.teams');
  return useMemo(
    () => namesOf({ people: persons, accounts: firms, teams: groups, rates: known, base }, teamWords),
    [persons, firms, groups, known, base, teamWords],
  );
};

interface Rows {
  people: readonly Member[] | undefined;
  accounts: readonly AccountRow[] | undefined;
  teams: readonly Team[] | undefined;
  rates: readonly Rate[] | undefined;
  base: Currency | undefined;
}

const namesOf = (
  { people = [], accounts = [], teams = [], rates = [], base = 'EUR' }: Rows,
  teamWords: (kind: Department) => string,
): BoardNames => {
  const peopleById = new Map(people.map((person) => [person.id, person]));
  const accountsById = new Map(accounts.map((account) => [account.id, account]));
  const teamByMember = new Map<MemberId, TeamKind>();
  for (const team of teams) for (const member of team.members) if (team.kind) teamByMember.set(member, team.kind);
  const teamsById = new Map(teams.map((team) => [team.id, team]));
  return {
    holder: ({ kind, id }: Holder) => {
      if (kind === 'member') {
        const person = peopleById.get(id);
        return person ? { name: person.name, team: undefined } : null;
      }
      const team = teamsById.get(id);
      return team ? { name: team.name ?? (team.kind ? teamWords(team.kind) : ''), team: team.kind } : null;
    },
    person: (id: MemberId | null) => (id === null ? null : (peopleById.get(id) ?? null)),
    people,
    teamOf: (id: MemberId | null) => (id === null ? null : (teamByMember.get(id) ?? null)),
    account: (id: AccountId | null) => (id === null ? null : (accountsById.get(id) ?? null)),
    accounts,
    rates: ratesFor(rates, base, today()),
    base,
  };
};
