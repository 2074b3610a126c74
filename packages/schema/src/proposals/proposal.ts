import { z } from 'zod';

import { recurrences } from '../pricing/pricing.ts';
import { accountId, contactId, costingId, dealId, memberId, proposalId } from '../shared/id.ts';
import { currency, minorUnits, money } from '../shared/money.ts';
import { approval, discountBeyond } from './approval.ts';
import { branchOf } from './branch.ts';
import { proposalLanguages, proposalTitleLength } from './proposal-shape.ts';
import { proposalSum } from './proposal-sum.ts';
import { proposalVersion } from './sending.ts';

/**
 * `in-review`: a colleague is asked to judge it. `opened`: whoever it was sent to has seen it. A version that a later one
 * took the place of is `replaced`; the proposal itself goes on.
 */
export const proposalStates = ['draft', 'in-review', 'sent', 'opened', 'accepted', 'declined', 'expired'] as const;
export const proposalState = z.enum(proposalStates);
export type ProposalState = z.infer<typeof proposalState>;

export const proposalTitle = z.string().trim().max(proposalTitleLength);
export const proposalLanguage = z.enum(proposalLanguages);

/** A proposal as lists show it. */
export const proposal = z.strictObject({
  id: proposalId,
  /** By which people name it: `P-2026-041`. */
  number: z.string(),
  accountId,
  /** Names as the reader may know them. */
  accountName: z.string().nullable(),
  dealId: dealId.nullable(),
  dealTitle: z.string().nullable(),
  /** Whom it is sent to, and who signs. */
  contactId: contactId.nullable(),
  contactName: z.string().nullable(),
  ownerId: memberId.nullable(),
  title: z.string(),
  language: proposalLanguage,
  currency,
  /** The last day on which it can be accepted. */
  validUntil: z.iso.date().nullable(),
  sums: z.array(proposalSum).max(recurrences.length),
  /** Priced lines. */
  lines: z.int(),
  state: proposalState,
  openSuggestions: z.int(),
  /** A discount is beyond what its author may give, and nobody who may has said yes. Colleagues alone are told. */
  needsApproval: z.boolean(),
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime(),
  editedBy: memberId.nullable(),
  archivedAt: z.iso.datetime().nullable(),
  /** Null where it is no alternative of another one. */
  branch: branchOf.nullable(),
});
export type Proposal = z.infer<typeof proposal>;

/** Names as the reader may know them, and what the deal is worth. */
const variableSource = z.strictObject({
  account: z.string().nullable(),
  contact: z.string().nullable(),
  deal: z.string().nullable(),
  amount: money.nullable(),
  owner: z.string().nullable(),
  workspace: z.string().nullable(),
});

/** What the reader may do with it. */
export const proposalMay = z.strictObject({ write: z.boolean(), comment: z.boolean(), approve: z.boolean() });

export const proposalDetail = z.strictObject({
  ...proposal.shape,
  /** One line for each line of its text. */
  text: z.string(),
  /** The document `costing:<id>`; null for who may not know what it costs us. */
  costingId: costingId.nullable(),
  /** Discounts that need an approval, or had to get one; colleagues alone are told, of this and the next. */
  beyond: z.array(discountBeyond),
  approval: approval.nullable(),
  /** Is whoever it goes to reached by mail? */
  contactHasAddress: z.boolean(),
  /** What was sent, the latest first. */
  versions: z.array(proposalVersion),
  /** What customers suggest about its versions and nobody has answered. */
  customerSuggestions: z.int(),
  /** Somebody has written since the latest version was sent: sent again it is the next one. */
  changedSinceSent: z.boolean(),
  /** What the variables of its text stand for, as far as the document does not say it itself. */
  variables: variableSource,
  may: proposalMay,
});
export type ProposalDetail = z.infer<typeof proposalDetail>;

/** What a proposal is made for: a deal, or an account. */
export const proposalSubject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('account'), id: accountId }),
  z.strictObject({ kind: z.literal('deal'), id: dealId }),
]);
export type ProposalSubject = z.infer<typeof proposalSubject>;

/** How many proposals are in one state, and what they come to. */
export const proposalTotal = z.strictObject({
  state: proposalState,
  count: z.int(),
  /** So many of them are not in the sums: a customer takes one of several alternatives, which counts. */
  alternatives: z.int(),
  /** Net, in minor units: what is due once, and what a year of the rest comes to. */
  sums: z.array(z.strictObject({ currency, once: minorUnits, yearly: minorUnits })),
});
export type ProposalTotal = z.infer<typeof proposalTotal>;

/** By which people name it: `P-2026-041`. */
export const proposalNumber = ({ year, number }: { year: number; number: number }): string =>
  `P-${year}-${String(number).padStart(3, '0')}`;
