import { z } from 'zod';

import { factType } from '../shared/fact.ts';
import { contactId, memberId, proposalId } from '../shared/id.ts';
import { suggestedWords } from './customer-suggestion.ts';
import { messageWords } from './sent.ts';

const said = { proposalId, title: z.string(), version: z.int(), suggestionId: z.uuid() };

/** An invited customer suggests that one line of what was sent says something else. */
export const proposalSuggested = factType('proposal.suggested', {
  ...said,
  contactId,
  /** Who hears of it: whose the proposal is, or who sent it. */
  ownerId: memberId.nullable(),
  line: z.int(),
  before: z.string(),
  after: suggestedWords,
  why: messageWords,
  /** What they had suggested of the same line before, which this takes the place of. */
  insteadOf: z.uuid().nullable(),
});
export const proposalSuggestionWithdrawn = factType('proposal.suggestion-withdrawn', { ...said, contactId });
/** `byHand`: a colleague has written it in, as the line was another by then. */
export const proposalSuggestionTaken = factType('proposal.suggestion-taken', {
  ...said,
  byHand: z.boolean(),
  words: messageWords,
});
export const proposalSuggestionDeclined = factType('proposal.suggestion-declined', { ...said, words: messageWords });
