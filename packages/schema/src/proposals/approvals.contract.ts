import { oc } from '@orpc/contract';
import { z } from 'zod';

import { memberId, proposalId } from '../shared/id.ts';
import { refusals } from '../shared/refusal.ts';
import { approvalWords } from './approval.ts';
import { proposalDetail } from './proposal.ts';

const tags = ['proposals'];
const path = '/proposals/{proposalId}/approval';

/** A colleague judges a proposal: what takes off more than its author may give alone needs it. */
export const proposalApprovals = {
  ask: oc
    .route({ method: 'POST', path: `${path}/ask`, summary: 'Ask a colleague, or whoever may, to judge it', tags })
    .input(z.strictObject({ proposalId, askedOf: memberId.nullable().default(null), words: approvalWords.default('') }))
    .output(proposalDetail)
    .errors(refusals('proposal-archived', 'approval-asked', 'cannot-approve')),
  give: oc
    .route({ method: 'POST', path: `${path}/give`, summary: 'Approve the discounts as they are now', tags })
    .input(z.strictObject({ proposalId, words: approvalWords.default('') }))
    .output(proposalDetail)
    .errors(refusals('proposal-archived', 'beyond-own-limit')),
  return: oc
    .route({ method: 'POST', path: `${path}/return`, summary: 'Give it back with words', tags })
    .input(z.strictObject({ proposalId, words: approvalWords.min(1) }))
    .output(proposalDetail)
    .errors(refusals('approval-not-asked')),
};
