import { facts } from '@baton/schema/facts';
import { goals, mostOpenGoals, type Goal } from '@baton/schema/goals';
import type { AccountId, GoalId, TeamId } from '@baton/schema/shared';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { apiOf } from '#shared/api/client.ts';
import { useSaid } from '#shared/shell/use-said.ts';

export const api = apiOf({ facts, goals });

const touched = ['goal.', 'access.', 'member.', 'team.'];

const goalsOfAccount = (accountId: AccountId) =>
  api.goals.list.queryOptions({ input: { accountId, limit: 200 }, meta: { facts: touched, kept: true } });

/** Open goals that a team or its people own, those due first. */
export const goalsOfTeam = (teamId: TeamId) =>
  api.goals.list.queryOptions({
    input: { teamId, state: 'open', limit: 5 },
    meta: { facts: [...touched, 'account.'], kept: true },
  });

/** What a goal's values were, the newest first. */
export const historyOfGoal = (goalId: GoalId) =>
  api.facts.timeline.queryOptions({
    input: { subject_kind: 'goal', subject_id: goalId, limit: 50 },
    meta: { facts: ['goal.'], subject: goalId },
  });

/** Goals of an account: those that are followed, and those that ended. */
export const useGoals = (accountId: AccountId) => {
  const query = useQuery(goalsOfAccount(accountId));
  const all = query.data?.data ?? [];
  const open = all.filter(({ state }) => state === 'open');
  return {
    query,
    open,
    ended: all.filter(({ state }) => state !== 'open').toReversed(),
    full: open.length >= mostOpenGoals,
  };
};

/** Does something with a goal; what could not be done is said with its reason. */
export const useGoalChange = () => {
  const queries = useQueryClient();
  const said = useSaid();
  return useMutation({
    mutationFn: (act: () => Promise<Goal>) => act(),
    onError: said.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: api.goals.list.key() }),
  });
};
