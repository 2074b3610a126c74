import { oc } from '@orpc/contract';
import { z } from 'zod';

import { proposalId } from '../shared/id.ts';
import { refusals } from '../shared/refusal.ts';
import { sentPaper } from './paper/paper.ts';
import { proposalDetail } from './proposal.ts';
import { sendWarning } from './send-checks.ts';
import { proposalToken } from './sending.ts';
import { messageWords, proposalMessage, sentContent } from './sent.ts';
import { proposalTracking } from './tracking.ts';

/** No version has a greater number; what the database counts with ends above it. */
const mostVersions = 1_000_000;
export const versionNumber = z.coerce.number().int().min(1).max(mostVersions);

const tags = ['proposals'];
const one = z.strictObject({ proposalId });

/** The sending of a proposal, and what comes of it. */
export const proposalSending = {
  send: oc
    .route({
      method: 'POST',
      path: '/proposals/{proposalId}/send',
      summary: 'Freeze it as it is and mail a link to whom it is for; sent again it is the next version',
      tags,
    })
    .input(
      z.strictObject({
        proposalId,
        /** A few words of the sender, for the mail. */
        words: messageWords.default(''),
        /** Whoever gets it may suggest other words on its page. */
        invite: z.boolean().default(false),
        /** Warnings that are known, and it is sent all the same. */
        despite: z.array(sendWarning).max(20).default([]),
      }),
    )
    .output(proposalDetail)
    .errors(refusals('proposal-archived', 'proposal-answered', 'not-ready', 'not-ready-warning', 'too-many-pictures')),
  version: oc
    .route({
      method: 'GET',
      path: '/proposals/{proposalId}/versions/{version}',
      summary: 'A version as it was sent',
      tags,
    })
    .input(z.strictObject({ proposalId, version: versionNumber }))
    .output(z.strictObject({ content: sentContent, html: z.string(), paper: sentPaper })),
  makeLink: oc
    .route({
      method: 'POST',
      path: '/proposals/{proposalId}/links',
      summary: 'Make another link to the latest version; its secret is chosen by the caller and kept as a hash',
      tags,
    })
    .input(z.strictObject({ proposalId, token: proposalToken }))
    .output(proposalDetail)
    .errors(refusals('proposal-not-sent', 'token-taken', 'too-many-links')),
  revokeLinks: oc
    .route({
      method: 'POST',
      path: '/proposals/{proposalId}/links/revoke',
      summary: 'Let no link lead to it any more',
      tags,
    })
    .input(one)
    .output(proposalDetail)
    .errors(refusals('proposal-not-sent')),
  messages: oc
    .route({
      method: 'GET',
      path: '/proposals/{proposalId}/messages',
      summary: 'What the customer and colleagues say about it, to be read by both; the latest 500, the oldest first',
      tags,
    })
    .input(one)
    .output(z.strictObject({ data: z.array(proposalMessage) })),
  tracking: oc
    .route({
      method: 'GET',
      path: '/proposals/{proposalId}/tracking',
      summary: 'How often it was opened, how long its parts were read, and what came of it',
      tags,
    })
    .input(one)
    .output(proposalTracking),
  reply: oc
    .route({
      method: 'POST',
      path: '/proposals/{proposalId}/messages',
      summary: 'Say something that the customer reads',
      tags,
    })
    .input(z.strictObject({ proposalId, words: messageWords.min(1) }))
    .output(proposalMessage)
    .errors(refusals('proposal-not-sent')),
};
