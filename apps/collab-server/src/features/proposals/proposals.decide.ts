import {
  proposalArchived,
  proposalAssigned,
  proposalCreated,
  proposalNumber,
  proposalRestored,
  type ProposalDetail,
  type ProposalLanguage,
} from '@baton/schema/proposals';
import {
  proposalId,
  refuse,
  type AccountId,
  type ContactId,
  type Currency,
  type DealId,
  type MemberId,
  type ProposalId,
  type ProposalTemplateId,
} from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

/** What beginning a proposal has to know, read while nobody else begins one. */
export interface ToBegin {
  /** Null for a deal of no account. */
  account: AccountId | null;
  deal: DealId | null;
  /** The deal's, or the workspace's. */
  currency: Currency;
  /** The latest number of each year. */
  last: ReadonlyMap<number, number>;
  contactFits: boolean;
  /** The template that is asked for is there to be used, or none is. */
  templateFits: boolean;
}

interface ToBeginWith {
  title: string;
  language: ProposalLanguage;
  currency?: Currency | undefined;
  contactId: ContactId | null;
  validUntil: string | null;
  beginning: 'blank' | 'usual';
  templateId?: ProposalTemplateId | undefined;
}

/** Rule PP4. What its document says is read back once it is written. */
export const decideCreate = (
  { account, deal, currency: usual, last, contactFits, templateFits }: ToBegin,
  { title, language, currency = usual, contactId, validUntil, beginning, templateId }: ToBeginWith,
  { actor, now, newId }: Moment,
) => {
  if (account === null) return refuse('deal-without-account');
  if (!contactFits) return refuse('contact-not-at-account');
  if (!templateFits) return refuse('template-not-found');
  const id = proposalId.parse(newId());
  const said = { title, language, currency, contactId, validUntil, ownerId: actor.member, dealId: deal };
  const year = now.getUTCFullYear();
  const number = (last.get(year) ?? 0) + 1;
  const at = now.toISOString();
  const draft: ProposalDetail = {
    ...said,
    id,
    number: proposalNumber({ year, number }),
    accountId: account,
    accountName: null,
    dealTitle: null,
    contactName: null,
    sums: [],
    lines: 0,
    state: 'draft',
    openSuggestions: 0,
    needsApproval: false,
    createdAt: at,
    editedAt: at,
    editedBy: actor.member,
    archivedAt: null,
    branch: null,
    text: '',
    costingId: null,
    beyond: [],
    approval: null,
    contactHasAddress: false,
    versions: [],
    customerSuggestions: 0,
    changedSinceSent: false,
    variables: { account: null, contact: null, deal: null, amount: null, owner: null, workspace: null },
    may: { write: true, comment: true, approve: false },
  };
  const data = { ...said, proposalId: id, year, number, beginning, templateId: templateId ?? null };
  return accept(draft, proposalCreated({ subject: { kind: 'proposal', id }, account, data }));
};

/** What changing a proposal has to know. */
export interface Proposed {
  row: {
    id: ProposalId;
    account: AccountId;
    title: string;
    contact: ContactId | null;
    owner: MemberId | null;
    archivedAt: Date | null;
  };
  detail: ProposalDetail;
}

const about = ({ row }: Proposed) => ({
  subject: { kind: 'proposal', id: row.id },
  account: row.account,
  data: { proposalId: row.id, title: row.title },
});

export interface ToEdit extends Proposed {
  /** Who it is to go to is at the account, and whose it is to be is a member. */
  contactFits: boolean;
  ownerFits: boolean;
}

/** What is in the document, the document tells. */
export const decideEdit = (
  thing: ToEdit,
  { contactId, ownerId }: { contactId?: ContactId | null | undefined; ownerId?: MemberId | undefined },
) => {
  const { row, detail } = thing;
  if (row.archivedAt !== null) return refuse('proposal-archived');
  if (!thing.contactFits) return refuse('contact-not-at-account');
  if (!thing.ownerFits) return refuse('owner-not-found');
  const assigned = (field: 'contactId' | 'ownerId', from: string | null, to: string | null | undefined) => {
    const { data, ...at } = about(thing);
    return to === undefined || to === from ? [] : [proposalAssigned({ ...at, data: { ...data, field, from, to } })];
  };
  return accept(detail, ...assigned('contactId', row.contact, contactId), ...assigned('ownerId', row.owner, ownerId));
};

export const decideArchive = (thing: Proposed) =>
  thing.row.archivedAt === null ? accept(thing.detail, proposalArchived(about(thing))) : refuse('proposal-archived');

export const decideRestore = (thing: Proposed) =>
  thing.row.archivedAt === null
    ? refuse('proposal-not-archived')
    : accept(thing.detail, proposalRestored(about(thing)));
