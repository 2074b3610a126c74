import { z } from 'zod';

import { messageWords } from './sent.ts';

/** `taken`: what is suggested stands in the live proposal now, to be accepted there; or a colleague wrote it in by hand. */
export const customerSuggestionStates = ['open', 'withdrawn', 'taken', 'declined'] as const;
export const customerSuggestionState = z.enum(customerSuggestionStates);
export type CustomerSuggestionState = z.infer<typeof customerSuggestionState>;

/** More than anybody writes into one line. */
export const suggestedWords = z.string().max(20_000);

/** What an invited customer suggests that one line of a version says instead. */
export const customerSuggestion = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  /** Which line of what was sent, from 0. */
  line: z.int(),
  before: z.string(),
  after: z.string(),
  /** Why, in the customer's words. */
  why: messageWords,
  at: z.iso.datetime(),
  /** Whoever it was sent to. */
  name: z.string(),
  state: customerSuggestionState,
  /** Who answered when, and what was said to it. */
  answeredBy: z.string(),
  answeredAt: z.iso.datetime().nullable(),
  answer: messageWords,
});
export type CustomerSuggestion = z.infer<typeof customerSuggestion>;
