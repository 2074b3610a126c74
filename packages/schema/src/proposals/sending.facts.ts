import { z } from 'zod';

import { factType } from '../shared/fact.ts';
import { contactId, memberId, proposalId } from '../shared/id.ts';
import { proposalSum } from './proposal-sum.ts';
import { consentGiven, declineReason, messageWords } from './sent.ts';

const said = { proposalId, title: z.string(), version: z.int() };

/** `seq` of the document that was judged and frozen; the hashes are SHA-256 of it, and of what was sent. */
export const proposalSent = factType('proposal.sent', {
  ...said,
  seq: z.int(),
  stateHash: z.string(),
  contentHash: z.string(),
  contactId,
  validUntil: z.iso.datetime(),
  /** Warnings that the sender knew of. */
  despite: z.array(z.string()),
  /** The versions of files that the pictures in it were taken from. */
  pictures: z.array(z.strictObject({ fileId: z.uuid(), version: z.int() })).default([]),
  /** Whoever it was sent to may suggest other words. */
  invited: z.boolean().optional(),
});
export const proposalOpened = factType('proposal.opened', { ...said, contactId, ownerId: memberId.nullable() });
export const proposalAccepted = factType('proposal.accepted', {
  ...said,
  contactId,
  ownerId: memberId.nullable(),
  /** Whose name was given. */
  name: z.string(),
  contentHash: z.string(),
  consent: consentGiven.optional(),
  sums: z.array(proposalSum),
});
export const proposalDeclined = factType('proposal.declined', {
  ...said,
  contactId,
  ownerId: memberId.nullable(),
  reason: declineReason,
  words: messageWords,
});
export const proposalExpired = factType('proposal.expired', { ...said, ownerId: memberId.nullable() });
/** `messageId` null of the id: the customer's, else a colleague's. */
export const proposalMessageSaid = factType('proposal.message-said', {
  ...said,
  messageId: z.uuid(),
  by: z.enum(['customer', 'seller']),
  ownerId: memberId.nullable(),
  quote: z.string().nullable().optional(),
  words: messageWords,
});
export const proposalLinkMade = factType('proposal.link-made', said);
export const proposalLinksRevoked = factType('proposal.links-revoked', said);
/** The customer was reminded by mail: nothing was heard of them since it was sent, or it is about to end. */
export const proposalReminded = factType('proposal.reminded', {
  ...said,
  contactId,
  why: z.enum(['unanswered', 'ending']),
});
/** It is about to end, and nobody has answered it. */
export const proposalEnding = factType('proposal.ending', { ...said, ownerId: memberId.nullable() });
