import { z } from 'zod';

import { acceptedAnswer, answeredFrom, type SentContent } from '../sent.ts';

/** How an acceptance came about, as its page of the signed paper tells it. */
export const auditTrail = z.strictObject({
  sentAt: z.iso.datetime(),
  openedAt: z.iso.datetime().nullable(),
  answer: acceptedAnswer,
  /** Null once it was erased. */
  from: answeredFrom.nullable(),
  /** To whom it was sent: name, and the address that the link was mailed to, or, where that was not kept, the one known now. */
  contact: z.string(),
  /** The link was not mailed: a colleague passed it on. */
  handed: z.boolean(),
  stateHash: z.string(),
});
export type AuditTrail = z.infer<typeof auditTrail>;

/** What a paper says beside the content of its version. */
export const sentPaper = z.strictObject({
  /** The day on it, as a moment. */
  at: z.iso.datetime(),
  /** Of the content. */
  hash: z.string(),
  trail: auditTrail.nullable(),
});
export type SentPaper = z.infer<typeof sentPaper>;

/** Everything that a paper says. Without a hash it is a draft. */
export interface Paper extends Omit<SentPaper, 'hash'> {
  content: SentContent;
  hash: string | null;
}
