import { proposalBranches } from '@baton/schema/proposals';
import type { ProposalId } from '@baton/schema/shared';

import { apiOf } from '#shared/api/client.ts';

export const api = apiOf({ proposalBranches });

export const branchesQuery = (proposalId: ProposalId) =>
  api.proposalBranches.list.queryOptions({ input: { proposalId }, meta: { facts: ['proposal.'] } });

export const comparisonQuery = (proposalId: ProposalId, withId: ProposalId) =>
  api.proposalBranches.compare.queryOptions({
    input: { proposalId, withId },
    staleTime: 0,
    meta: { facts: ['proposal.'] },
  });
