import { z } from 'zod';

import { factType } from '../shared/fact.ts';
import { contactId, dealId, memberId, proposalId, proposalTemplateId } from '../shared/id.ts';
import { currency, minorUnits } from '../shared/money.ts';
import { proposalBeginnings } from './proposal-shape.ts';
import { proposalLanguage } from './proposal.ts';

const said = { proposalId, title: z.string() };

export const proposalCreated = factType('proposal.created', {
  ...said,
  year: z.int(),
  number: z.int(),
  dealId: dealId.nullable(),
  contactId: contactId.nullable(),
  ownerId: memberId,
  language: proposalLanguage,
  currency,
  validUntil: z.iso.date().nullable(),
  beginning: z.enum(proposalBeginnings),
  templateId: proposalTemplateId.nullable(),
  /** What it is an alternative of: a copy of that document at this `seq`. */
  branch: z.object({ originId: proposalId, seq: z.int(), name: z.string() }).optional(),
});
/** An alternative was merged into it, as that was at this `seq`. */
export const proposalMerged = factType('proposal.merged', {
  ...said,
  branchId: proposalId,
  name: z.string(),
  seq: z.int(),
});
/** Who it is sent to, or whose it is. */
export const proposalAssigned = factType('proposal.assigned', {
  ...said,
  field: z.enum(['contactId', 'ownerId']),
  from: z.uuid().nullable(),
  to: z.uuid().nullable(),
});
export const proposalRenamed = factType('proposal.renamed', { ...said, before: z.string() });
/** One per proposal and author when they have paused. */
export const proposalEdited = factType('proposal.edited', said);
/** What it comes to has changed, and stayed so: net, what is due once and a year of the rest. */
export const proposalPriced = factType('proposal.priced', {
  ...said,
  currency,
  once: minorUnits,
  yearly: minorUnits,
  before: z.object({ currency, once: minorUnits, yearly: minorUnits }),
});
export const proposalArchived = factType('proposal.archived', said);
export const proposalRestored = factType('proposal.restored', said);
