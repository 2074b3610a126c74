import { responsibilities, type Part, type ResponsibilityGrid } from '@baton/schema/responsibilities';
import { isSameHolder, type AccountId, type Holder, type StandingHolder, type LifeStage } from '@baton/schema/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { apiOf } from '#shared/api/client.ts';
import { useSaid } from '#shared/shell/use-said.ts';

const api = apiOf({ responsibilities });

/** Who has which part in every stage of an account. */
export const gridQuery = (accountId: AccountId) =>
  api.responsibilities.read.queryOptions({
    input: { accountId },
    meta: { facts: ['account.responsibility-changed', 'access.', 'member.', 'team.'], kept: true },
  });

interface Assigned {
  stage: LifeStage;
  part: Part;
  holders: Holder[];
}

/** Says who has a part: shown at once, put back with the reason when the server refuses. */
export const useAssign = (accountId: AccountId) => {
  const queries = useQueryClient();
  const said = useSaid();
  const { queryKey } = gridQuery(accountId);
  return useMutation({
    mutationFn: (assigned: Assigned) => api.responsibilities.assign.call({ accountId, ...assigned }),
    onMutate: async (assigned) => {
      await queries.cancelQueries({ queryKey });
      const before = queries.getQueryData(queryKey);
      queries.setQueryData(queryKey, (grid) => grid && withPart(grid, assigned));
      return before;
    },
    onError: (error, _assigned, before) => {
      queries.setQueryData(queryKey, before);
      said.failed(error);
    },
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
};

const withPart = (grid: ResponsibilityGrid, { stage, part, holders }: Assigned): ResponsibilityGrid => ({
  ...grid,
  stages: grid.stages.map((row) =>
    row.stage === stage ? { ...row, [part]: holders.map((holder) => standing(row[part], holder)) } : row,
  ),
});

const standing = (known: readonly StandingHolder[], holder: Holder): StandingHolder =>
  known.find((one) => isSameHolder(one.holder, holder)) ?? { holder, stand: 'here' };
