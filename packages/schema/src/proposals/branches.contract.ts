import { oc } from '@orpc/contract';
import { z } from 'zod';

import { proposalId } from '../shared/id.ts';
import { refusals } from '../shared/refusal.ts';
import { branchName, proposalComparison } from './branch.ts';
import { proposal, proposalDetail } from './proposal.ts';

const tags = ['proposals'];
const one = z.strictObject({ proposalId });

/** Alternatives of a proposal: written on apart, compared, merged back, or sent as well. */
export const proposalBranches = {
  fork: oc
    .route({
      method: 'POST',
      path: '/proposals/{proposalId}/fork',
      summary: 'Make an alternative of it: a copy of all that it says and costs now, under a name',
      tags,
    })
    .input(z.strictObject({ proposalId, name: branchName }))
    .output(proposalDetail)
    .errors(refusals('proposal-archived', 'too-many-branches')),
  list: oc
    .route({
      method: 'GET',
      path: '/proposals/{proposalId}/branches',
      summary: 'The alternatives of a proposal, the oldest first',
      tags,
    })
    .input(one)
    .output(z.strictObject({ data: z.array(proposal) })),
  compare: oc
    .route({
      method: 'GET',
      path: '/proposals/{proposalId}/compare/{withId}',
      summary: 'What another proposal says otherwise than this one',
      tags,
    })
    .input(z.strictObject({ proposalId, withId: proposalId }))
    .output(proposalComparison),
  merge: oc
    .route({
      method: 'POST',
      path: '/proposals/{proposalId}/merge',
      summary: 'Merge an alternative back into what it was made of, as if it had been written there',
      tags,
    })
    .input(one)
    .output(proposalDetail)
    .errors(refusals('not-a-branch', 'nothing-to-merge', 'proposal-archived', 'proposal-answered')),
};
