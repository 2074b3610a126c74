import {
  proposalApprovalAsked,
  proposalApprovalGiven,
  proposalApprovalReturned,
  type Approval,
  type DiscountBeyond,
  type ProposalDetail,
} from '@baton/schema/proposals';
import { refuse, type AccountId, type MemberId } from '@baton/schema/shared';

import { accept } from '#platform/command/definition.ts';

/** What judging a proposal has to know, with its document at the `seq` that is judged. */
export interface ToJudge {
  detail: ProposalDetail;
  account: AccountId;
  seq: number;
  approval: Approval | null;
  beyond: readonly DiscountBeyond[];
  /** Could whoever is asked say yes to all of it? */
  askedFits: boolean;
  /** Could the actor? */
  maySayYes: boolean;
}

const about = ({ detail, account }: ToJudge) => ({
  subject: { kind: 'proposal', id: detail.id },
  account,
  data: { proposalId: detail.id, title: detail.title },
});

/** Rule PP8. */
export const decideAsk = (thing: ToJudge, { askedOf, words }: { askedOf: MemberId | null; words: string }) => {
  if (!thing.detail.may.write) return refuse('proposal-archived');
  if (thing.approval?.state === 'asked') return refuse('approval-asked');
  if (!thing.askedFits) return refuse('cannot-approve');
  const { data, ...at } = about(thing);
  return accept(thing.detail, proposalApprovalAsked({ ...at, data: { ...data, askedOf, words } }));
};

/** Rule PP8. What is approved is what the document says at the `seq` that is recorded. */
export const decideGive = (thing: ToJudge, { words }: { words: string }) => {
  if (!thing.detail.may.write) return refuse('proposal-archived');
  if (!thing.maySayYes) return refuse('beyond-own-limit');
  const { data, ...at } = about(thing);
  const covers = thing.beyond.map(({ lineId: line, percent }) => ({ line, percent }));
  const askedBy = thing.approval?.state === 'asked' ? thing.approval.askedBy : null;
  return accept(
    thing.detail,
    proposalApprovalGiven({ ...at, data: { ...data, seq: thing.seq, covers, askedBy, words } }),
  );
};

/** Rule PP8. */
export const decideReturn = (thing: ToJudge, { words }: { words: string }) => {
  if (thing.approval?.state !== 'asked') return refuse('approval-not-asked');
  const { data, ...at } = about(thing);
  const { askedBy } = thing.approval;
  return accept(thing.detail, proposalApprovalReturned({ ...at, data: { ...data, askedBy, words } }));
};
