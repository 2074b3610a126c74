import { oc } from '@orpc/contract';
import { z } from 'zod';

import { refusals } from '../shared/refusal.ts';
import { personName } from '../workspaces/workspace.ts';
import { customerSuggestion, suggestedWords } from './customer-suggestion.ts';
import { sentPaper } from './paper/paper.ts';
import {
  consentGiven,
  declineReason,
  messageWords,
  proposalMessage,
  sentAnswer,
  sentChoices,
  sentContent,
  signature,
  versionState,
} from './sent.ts';
import { seenSections } from './tracking.ts';

const tags = ['sent proposals'];
/** Whatever its form: what is no token and what is none of ours are answered in the same words. */
const token = z.string();

/** A proposal as whoever holds its link sees it. */
export const shownProposal = z.strictObject({
  content: sentContent,
  /** What stands on paper beside it: whoever holds the link has the PDF, and may print. */
  paper: sentPaper,
  state: versionState,
  /** Can it be accepted or declined? */
  open: z.boolean(),
  answer: sentAnswer.nullable(),
  messages: z.array(proposalMessage),
  /** Other proposals that were made of this one, or that this was made of, which the same person was sent and can accept. */
  alternatives: z.array(z.strictObject({ number: z.string(), title: z.string() })),
  /** Is whoever holds the link invited to suggest other words? What they did suggest of any version is below, the oldest first. */
  invited: z.boolean(),
  suggestions: z.array(customerSuggestion),
  /** Whether it is counted how long its parts are read: the workspace wants it, and the reader has not asked to stop. */
  watched: z.boolean(),
});
export type ShownProposal = z.infer<typeof shownProposal>;

/**
 * The customer's page. Open to nobody in particular: each is bound to the secret of a link. A link that is unknown, revoked
 * or out of date, and what is no link at all, have one answer.
 */
export const shownProposals = {
  read: oc
    .route({ method: 'POST', path: '/p/read', summary: 'Read the proposal that a link leads to', tags })
    .input(z.strictObject({ token }))
    .output(shownProposal),
  pdf: oc
    .route({ method: 'POST', path: '/p/pdf', summary: 'Have it as PDF; once it was accepted with the signature', tags })
    .input(z.strictObject({ token }))
    .output(z.file().mime('application/pdf')),
  picture: oc
    .route({ method: 'POST', path: '/p/picture', summary: 'Have a picture of it', tags })
    .input(z.strictObject({ token, picture: z.string().max(64) }))
    .output(z.file()),
  accept: oc
    .route({ method: 'POST', path: '/p/accept', summary: 'Accept and sign it, with what is taken of it', tags })
    .input(
      z.strictObject({
        token,
        name: personName,
        signature,
        /** That a name given here is meant as a signature. */
        consent: z.literal(true),
        /** To which sentence, as the page showed it; without it, to the one in the proposal's language. */
        consentTo: consentGiven.optional(),
        choices: sentChoices,
      }),
    )
    .output(shownProposal)
    .errors(refusals('proposal-not-open', 'consent-changed')),
  decline: oc
    .route({ method: 'POST', path: '/p/decline', summary: 'Decline it, with a reason', tags })
    .input(z.strictObject({ token, reason: declineReason, words: messageWords.default('') }))
    .output(shownProposal)
    .errors(refusals('proposal-not-open')),
  comment: oc
    .route({ method: 'POST', path: '/p/comment', summary: 'Say something to the seller', tags })
    .input(z.strictObject({ token, words: messageWords.min(1) }))
    .output(shownProposal)
    .errors(refusals('too-many-messages')),
  suggest: oc
    .route({
      method: 'POST',
      path: '/p/suggest',
      summary: 'Suggest that a line says something else; instead of what was suggested of it before',
      tags,
    })
    .input(
      z.strictObject({
        token,
        line: z.int().min(0).max(100_000),
        words: suggestedWords,
        why: messageWords.default(''),
      }),
    )
    .output(shownProposal)
    .errors(
      refusals(
        'not-invited-to-suggest',
        'proposal-not-open',
        'no-such-line',
        'nothing-suggested',
        'too-many-suggestions',
      ),
    ),
  withdraw: oc
    .route({ method: 'POST', path: '/p/withdraw', summary: 'Withdraw a suggestion that nobody answered yet', tags })
    .input(z.strictObject({ token, suggestionId: z.uuid() }))
    .output(shownProposal)
    .errors(refusals('suggestion-not-open')),
  seen: oc
    .route({
      method: 'POST',
      path: '/p/seen',
      summary: 'Say which parts were in front of the reader, about every half minute; or ask not to be watched',
      tags,
    })
    .input(
      z.strictObject({
        token,
        sections: seenSections.default([]),
        /** The reader's choice, kept with the link; `false` also forgets what was counted. */
        watch: z.boolean().optional(),
      }),
    )
    /** Nothing is stored where this is false. A browser that asks not to be tracked is not. */
    .output(z.strictObject({ watched: z.boolean() })),
};
