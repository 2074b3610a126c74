import type { InboxReasonKind } from '@baton/schema/inbox';
import {
  proposalAccepted,
  proposalApprovalAsked,
  proposalApprovalGiven,
  proposalApprovalReturned,
  proposalDeclined,
  proposalEnding,
  proposalExpired,
  proposalMessageSaid,
  proposalOpened,
  proposalSuggested,
  proposalSuggestionDeclined,
  proposalSuggestionTaken,
} from '@baton/schema/proposals';
import type { MemberId, ProposalId } from '@baton/schema/shared';

import type { FactProjection, RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { approversOf } from '../proposals/approval/approver-reads.ts';
import { deliver } from './deliver.ts';
import { leaveInboxes, settleOwn } from './settle.ts';

/** Rule IN17: which fact about a proposal concerns whom. */
export const proposalRows: Readonly<Record<string, FactProjection>> = {
  [proposalApprovalAsked.type]: async (tx, fact) => {
    const { askedOf } = proposalApprovalAsked.data.parse(fact.data);
    const people = askedOf ? [askedOf] : await approversOf(tx, fact, fact.subject.id as ProposalId);
    await tell(tx, fact, 'approval-asked', people);
  },
  [proposalApprovalGiven.type]: async (tx, fact) => {
    await judged(tx, fact);
    await tell(tx, fact, 'approval-given', [proposalApprovalGiven.data.parse(fact.data).askedBy]);
  },
  [proposalApprovalReturned.type]: async (tx, fact) => {
    await judged(tx, fact);
    await tell(tx, fact, 'approval-returned', [proposalApprovalReturned.data.parse(fact.data).askedBy]);
  },
  [proposalOpened.type]: (tx, fact) =>
    tell(tx, fact, 'proposal-opened', [proposalOpened.data.parse(fact.data).ownerId]),
  [proposalAccepted.type]: (tx, fact) =>
    tell(tx, fact, 'proposal-accepted', [proposalAccepted.data.parse(fact.data).ownerId]),
  [proposalDeclined.type]: (tx, fact) =>
    tell(tx, fact, 'proposal-declined', [proposalDeclined.data.parse(fact.data).ownerId]),
  [proposalEnding.type]: (tx, fact) =>
    tell(tx, fact, 'proposal-ending', [proposalEnding.data.parse(fact.data).ownerId]),
  [proposalExpired.type]: (tx, fact) =>
    tell(tx, fact, 'proposal-expired', [proposalExpired.data.parse(fact.data).ownerId]),
  /** Who answers the customer is done with it; what colleagues say to the customer is told to none of them. */
  [proposalMessageSaid.type]: async (tx, fact) => {
    const { by, ownerId } = proposalMessageSaid.data.parse(fact.data);
    if (by === 'customer') await tell(tx, fact, 'proposal-said', [ownerId]);
    else await settleOwn(tx, fact);
  },
  [proposalSuggested.type]: (tx, fact) =>
    tell(tx, fact, 'proposal-suggested', [proposalSuggested.data.parse(fact.data).ownerId]),
  /** Whoever answers it is done with it. */
  [proposalSuggestionTaken.type]: settleOwn,
  [proposalSuggestionDeclined.type]: settleOwn,
};

/** It waits for nobody any more, and whoever judged it is done with it. */
const judged: FactProjection = async (tx, fact) => {
  await leaveInboxes('approval-asked')(tx, fact);
  await settleOwn(tx, fact);
};

const tell = (tx: Tx, fact: RecordedFact, why: InboxReasonKind, people: readonly (MemberId | null)[]): Promise<void> =>
  deliver(tx, fact, {
    record: { kind: 'proposal', id: fact.subject.id },
    to: people.map((member) => ({ member, why })),
  });
