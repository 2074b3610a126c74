import { accountPurged } from '@baton/schema/accounts';
import { contactPurged } from '@baton/schema/contacts';
import {
  proposalApprovalAsked,
  proposalApprovalGiven,
  proposalApprovalReturned,
  proposalArchived,
  proposalAssigned,
  proposalCreated,
  proposalMerged,
  proposalRestored,
  type ProposalState,
} from '@baton/schema/proposals';
import { proposalLinks, proposals } from '@baton/schema/proposals/tables';
import type { AccountId, ContactId, MemberId } from '@baton/schema/shared';
import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';

import { eraseDocuments } from '#platform/documents/erase-documents.ts';
import type { FactProjection, RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { isAtAccount } from '../accounts/reads.ts';
import { costingOf } from './costing-of.ts';
import { rowOfProposal } from './proposal-rows.ts';

/** What becomes of approvals, as columns. Only a draft is in review: what was sent stays sent while it is judged anew. */
const approvalRows: Readonly<Record<string, FactProjection>> = {
  [proposalApprovalAsked.type]: async (tx, fact) => {
    const { askedOf, words } = proposalApprovalAsked.data.parse(fact.data);
    if (fact.actor === null) throw new Error(`An approval of ${fact.subject.id} was asked by nobody`);
    const at = fact.occurredAt.toISOString();
    const asked = { state: 'asked', askedBy: fact.actor, askedAt: at, askedOf, words } as const;
    const approval = { ...asked, judgedBy: null, judgedAt: null, answer: '' };
    await set(tx, fact, { approval, state: between('draft', 'in-review') });
  },
  [proposalApprovalGiven.type]: async (tx, fact) => {
    const { covers, words } = proposalApprovalGiven.data.parse(fact.data);
    const approval = judged(fact, 'approved', words);
    await set(tx, fact, {
      approval,
      approved: sql`${proposals.approved} || ${JSON.stringify(covers)}::text::jsonb`,
      state: between('in-review', 'draft'),
    });
  },
  [proposalApprovalReturned.type]: async (tx, fact) => {
    const { words } = proposalApprovalReturned.data.parse(fact.data);
    await set(tx, fact, { approval: judged(fact, 'returned', words), state: between('in-review', 'draft') });
  },
};

const between = (from: ProposalState, to: ProposalState) =>
  sql`case when ${proposals.state} = ${from} then ${to} else ${proposals.state} end`;

/** What was asked, with the answer; who gives it unasked, asked themselves. */
const judged = (fact: RecordedFact, state: 'approved' | 'returned', answer: string): SQL => {
  const at = fact.occurredAt.toISOString();
  const unasked = { askedBy: fact.actor, askedAt: at, askedOf: fact.actor, words: '' };
  const answered = { state, judgedBy: fact.actor, judgedAt: at, answer };
  return sql`coalesce(${proposals.approval}, ${JSON.stringify(unasked)}::text::jsonb)
    || ${JSON.stringify(answered)}::text::jsonb`;
};

/** What becomes of proposals, as rows; what they say, their documents write. */
export const proposalsProjections: Readonly<Record<string, FactProjection>> = {
  ...approvalRows,
  [proposalCreated.type]: async (tx, { workspace, data, account, occurredAt, actor }) => {
    const { beginning: _beginning, proposalId: id, branch, ...given } = proposalCreated.data.parse(data);
    if (account === null) throw new Error(`Proposal ${id} was begun for no account`);
    await tx.insert(proposals).values({
      workspace,
      id,
      account,
      year: given.year,
      number: given.number,
      deal: given.dealId,
      contact: given.contactId,
      owner: given.ownerId,
      costing: costingOf(id),
      state: 'draft',
      seq: 0,
      title: given.title,
      text: '',
      language: given.language,
      currency: given.currency,
      validUntil: given.validUntil,
      sums: [],
      once: 0,
      yearly: 0,
      lines: 0,
      discounts: [],
      openSuggestions: 0,
      approved: [],
      createdAt: occurredAt,
      editedAt: occurredAt,
      editedBy: actor,
      template: given.templateId,
      origin: branch?.originId ?? null,
      originSeq: branch?.seq ?? null,
      branchName: branch?.name ?? null,
    });
  },
  [proposalAssigned.type]: async (tx, fact) => {
    const { field, to } = proposalAssigned.data.parse(fact.data);
    await set(tx, fact, field === 'contactId' ? { contact: to as ContactId | null } : { owner: to as MemberId | null });
  },
  [proposalMerged.type]: async (tx, { workspace, data, occurredAt }) => {
    const { branchId, seq } = proposalMerged.data.parse(data);
    await tx
      .update(proposals)
      .set({ mergedAt: occurredAt, mergedSeq: seq })
      .where(rowOfProposal({ workspace, id: branchId }));
  },
  [proposalArchived.type]: (tx, fact) => set(tx, fact, { archivedAt: fact.occurredAt }),
  [proposalRestored.type]: (tx, fact) => set(tx, fact, { archivedAt: null }),
  // No link leads anybody there any more; what was sent and signed is the account's, and says who signed.
  [contactPurged.type]: async (tx, { workspace, subject }) => {
    const contact = subject.id as ContactId;
    await tx
      .delete(proposalLinks)
      .where(and(eq(proposalLinks.workspace, workspace), eq(proposalLinks.contact, contact)));
    await tx
      .update(proposals)
      .set({ contact: null })
      .where(and(eq(proposals.workspace, workspace), eq(proposals.contact, contact)));
  },
  // With their account goes all that was ever written in them, and what they cost.
  [accountPurged.type]: async (tx, { workspace, subject }) => {
    const gone = and(eq(proposals.workspace, workspace), isAtAccount(proposals.account, subject.id as AccountId));
    const rows = await tx.select({ id: proposals.id, costing: proposals.costing }).from(proposals).where(gone);
    await eraseDocuments(
      tx,
      rows.flatMap(({ id, costing }) => [id, costing]),
    );
    await tx.delete(proposals).where(gone);
  },
};

const set = async (
  tx: Tx,
  { workspace, subject }: RecordedFact,
  columns: PgUpdateSetSource<typeof proposals>,
): Promise<void> => {
  await tx
    .update(proposals)
    .set(columns)
    .where(rowOfProposal({ workspace, id: subject.id }));
};
