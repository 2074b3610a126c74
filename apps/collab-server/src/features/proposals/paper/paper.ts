import type { SentAnswer, SentContent } from '@baton/schema/proposals';

/** How an acceptance came about, as its page of the signed paper tells it. */
export interface AuditTrail {
  sentAt: string;
  openedAt: string | null;
  answer: Extract<SentAnswer, { kind: 'accepted' }>;
  /** Null once it was erased. */
  from: { address: string; browser: string } | null;
  /** To whom it was sent: name, and address as it is known now. */
  contact: string;
  stateHash: string;
}

/** Everything that a paper says. */
export interface Paper {
  content: SentContent;
  /** The day on it, as a moment. */
  at: string;
  /** Of the content; null says that it is a draft. */
  hash: string | null;
  trail: AuditTrail | null;
}
