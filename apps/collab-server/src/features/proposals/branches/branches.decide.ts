import { proposalCreated, proposalMerged, proposalNumber, type ProposalDetail } from '@baton/schema/proposals';
import { proposalId, refuse, type AccountId } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

/** More than anybody keeps apart. */
const mostBranches = 20;

export interface ToFork {
  detail: ProposalDetail;
  account: AccountId;
  /** Of the document, as it is copied. */
  seq: number;
  /** The latest number of each year. */
  last: ReadonlyMap<number, number>;
  branches: number;
}

/** Rule PP19. It begins as a draft of whoever makes it, with nothing sent and nothing approved. */
export const decideFork = (
  { detail: origin, account, seq, last, branches }: ToFork,
  { name }: { name: string },
  { actor, now, newId }: Moment,
) => {
  if (origin.archivedAt !== null) return refuse('proposal-archived');
  if (branches >= mostBranches) return refuse('too-many-branches', { limit: mostBranches });
  const id = proposalId.parse(newId());
  const year = now.getUTCFullYear();
  const number = (last.get(year) ?? 0) + 1;
  const { title, language, currency, contactId, validUntil, dealId } = origin;
  const said = { title, language, currency, contactId, validUntil, dealId, ownerId: actor.member };
  const draft: ProposalDetail = {
    ...origin,
    ...said,
    id,
    number: proposalNumber({ year, number }),
    state: 'draft',
    createdAt: now.toISOString(),
    approval: null,
    versions: [],
    customerSuggestions: 0,
    changedSinceSent: false,
    branch: { name, originId: origin.id, originNumber: origin.number, mergedAt: null, ahead: false },
  };
  const branch = { originId: origin.id, seq, name };
  const data = { ...said, proposalId: id, year, number, beginning: 'blank' as const, templateId: null, branch };
  return accept(draft, proposalCreated({ subject: { kind: 'proposal', id }, account, data }));
};

export interface ToMerge {
  branch: ProposalDetail;
  /** Null where it is no alternative, or what it was made of is gone. */
  origin: ProposalDetail | null;
  account: AccountId;
  /** Of the alternative's document, as it is merged. */
  seq: number;
}

/** Rule PP20. */
export const decideMerge = ({ branch, origin, account, seq }: ToMerge) => {
  if (branch.branch === null || origin === null) return refuse('not-a-branch');
  if (origin.archivedAt !== null || branch.archivedAt !== null) return refuse('proposal-archived');
  if (origin.state === 'accepted') return refuse('proposal-answered');
  if (!branch.branch.ahead) return refuse('nothing-to-merge');
  const { id, title } = origin;
  const data = { proposalId: id, title, branchId: branch.id, name: branch.branch.name, seq };
  return accept(origin, proposalMerged({ subject: { kind: 'proposal', id }, account, data }));
};
