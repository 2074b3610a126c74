import { z } from 'zod';

import { contactId, memberId } from '../shared/id.ts';
import { sentAnswer, versionState } from './sent.ts';

/** A version that was sent, as its senders see it. */
export const proposalVersion = z.strictObject({
  version: z.int(),
  state: versionState,
  /** Of the document's log: what was judged and frozen. */
  seq: z.int(),
  /** SHA-256, hexadecimal: of the document at that `seq`, and of what was sent. */
  stateHash: z.string(),
  contentHash: z.string(),
  contactId,
  sentBy: memberId.nullable(),
  sentAt: z.iso.datetime(),
  /** Until when it can be accepted. */
  validUntil: z.iso.datetime(),
  openedAt: z.iso.datetime().nullable(),
  /** How often it was looked at. */
  opens: z.int(),
  /** May whoever it was sent to suggest other words? */
  invited: z.boolean(),
  answer: sentAnswer.nullable(),
  /** Links that still lead to it. */
  links: z.int(),
});
export type ProposalVersion = z.infer<typeof proposalVersion>;

/** 16 random bytes, base64url; stored as a hash only. */
export const proposalToken = z.string().regex(/^[\w-]{22}$/);

/** Where whoever holds a token reads the proposal. */
export const proposalPath = (token: string): string => `/p/${token}`;
