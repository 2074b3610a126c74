import { z } from 'zod';

import { factType } from '../shared/fact.ts';
import { memberId, proposalId } from '../shared/id.ts';
import { approvalWords, approvedDiscount } from './approval.ts';

const said = { proposalId, title: z.string(), words: approvalWords };

export const proposalApprovalAsked = factType('proposal.approval-asked', { ...said, askedOf: memberId.nullable() });
/** `seq` of the document that was judged. */
export const proposalApprovalGiven = factType('proposal.approval-given', {
  ...said,
  seq: z.int(),
  covers: z.array(approvedDiscount),
  askedBy: memberId.nullable(),
});
export const proposalApprovalReturned = factType('proposal.approval-returned', { ...said, askedBy: memberId });
