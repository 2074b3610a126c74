import { oc } from '@orpc/contract';
import { z } from 'zod';

import { refusals } from '../shared/refusal.ts';
import { personName } from '../workspaces/workspace.ts';
import {
  declineReason,
  messageWords,
  proposalMessage,
  sentAnswer,
  sentChoices,
  sentContent,
  signature,
  versionState,
} from './sent.ts';

const tags = ['sent proposals'];
/** Whatever its form: what is no token and what is none of ours are answered in the same words. */
const token = z.string();

/** A proposal as whoever holds its link sees it. */
export const shownProposal = z.strictObject({
  content: sentContent,
  state: versionState,
  /** Can it be accepted or declined? */
  open: z.boolean(),
  answer: sentAnswer.nullable(),
  messages: z.array(proposalMessage),
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
  accept: oc
    .route({ method: 'POST', path: '/p/accept', summary: 'Accept and sign it, with what is taken of it', tags })
    .input(
      z.strictObject({
        token,
        name: personName,
        signature,
        /** That a name given here is meant as a signature. */
        consent: z.literal(true),
        choices: sentChoices,
      }),
    )
    .output(shownProposal)
    .errors(refusals('proposal-not-open')),
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
};
