import { oc } from '@orpc/contract';
import { z } from 'zod';

import { proposalId } from '../shared/id.ts';
import { refusals } from '../shared/refusal.ts';
import { customerSuggestion } from './customer-suggestion.ts';
import { messageWords } from './sent.ts';

const tags = ['proposals'];
const one = { proposalId, suggestionId: z.uuid() };

/** What invited customers suggest, for those who write the proposal. */
export const proposalSuggestions = {
  list: oc
    .route({
      method: 'GET',
      path: '/proposals/{proposalId}/suggestions',
      summary: 'What invited customers suggest about its versions and have not withdrawn, the oldest first',
      tags,
    })
    .input(z.strictObject({ proposalId }))
    .output(z.strictObject({ data: z.array(customerSuggestion) })),
  take: oc
    .route({
      method: 'POST',
      path: '/proposals/{proposalId}/suggestions/{suggestionId}/take',
      summary: 'Put it into the live text as a suggestion of the customer; or say that it was written in by hand',
      tags,
    })
    .input(z.strictObject({ ...one, byHand: z.boolean().default(false), words: messageWords.default('') }))
    .output(customerSuggestion)
    .errors(
      refusals(
        'proposal-archived',
        'proposal-answered',
        'suggestion-not-open',
        'suggested-line-changed',
        'beyond-words',
      ),
    ),
  decline: oc
    .route({
      method: 'POST',
      path: '/proposals/{proposalId}/suggestions/{suggestionId}/decline',
      summary: 'Decline it with words that the customer reads',
      tags,
    })
    .input(z.strictObject({ ...one, words: messageWords.min(1) }))
    .output(customerSuggestion)
    .errors(refusals('suggestion-not-open')),
};
