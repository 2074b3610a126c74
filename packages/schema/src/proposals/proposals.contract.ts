import { oc } from '@orpc/contract';
import { z } from 'zod';

import { accountId, contactId, dealId, memberId, proposalId, proposalTemplateId } from '../shared/id.ts';
import { listInput, listOf } from '../shared/list.ts';
import { currency } from '../shared/money.ts';
import { refusals } from '../shared/refusal.ts';
import { proposalBeginnings } from './proposal-shape.ts';
import {
  proposal,
  proposalDetail,
  proposalLanguage,
  proposalState,
  proposalSubject,
  proposalTitle,
  proposalTotal,
} from './proposal.ts';

const tags = ['proposals'];
const one = z.strictObject({ proposalId });

/** A place in the text that stays what it is while others write, in base64. */
const place = z.base64().max(400);

/** Every filter narrows; absent ones say nothing. */
const filter = {
  ownerId: memberId.optional(),
  accountId: accountId.optional(),
  dealId: dealId.optional(),
  /** Any part of title or number; accents and case do not matter. */
  q: z.string().trim().max(100).optional(),
  home: z.enum(['live', 'archive']).default('live'),
  /** What waits for the customer's answer, and ends before this day. */
  endingBefore: z.iso.date().optional(),
};

/**
 * Proposals. Who reads and writes them is who reads and writes their account. What they say and cost is edited on the live
 * document `proposal:<id>`; `edit` here is the same for programs, and for what is no text.
 */
export const proposals = {
  list: oc
    .route({ method: 'GET', path: '/proposals', summary: 'Proposals, those edited last first', tags })
    .input(
      z.strictObject({
        ...listInput,
        ...filter,
        state: proposalState.optional(),
        /** By the last edit, or those that can be accepted no longer first. */
        sort: z.enum(['-editedAt', 'validUntil']).default('-editedAt'),
      }),
    )
    .output(listOf(proposal)),
  totals: oc
    .route({
      method: 'GET',
      path: '/proposals/totals',
      summary: 'Count and sums by state of the proposals that a list would show',
      tags,
    })
    .input(z.strictObject(filter))
    .output(z.strictObject({ data: z.array(proposalTotal) })),
  get: oc
    .route({ method: 'GET', path: '/proposals/{proposalId}', summary: 'One proposal with its text', tags })
    .input(one)
    .output(proposalDetail),
  create: oc
    .route({ method: 'POST', path: '/proposals', summary: 'Begin a proposal for an account or a deal', tags })
    .input(
      z.strictObject({
        subject: proposalSubject,
        title: proposalTitle.min(1),
        language: proposalLanguage,
        /** The deal's, or the workspace's, when absent. */
        currency: currency.optional(),
        contactId: contactId.nullable().default(null),
        validUntil: z.iso.date().nullable().default(null),
        beginning: z.enum(proposalBeginnings).default('usual'),
        /** The template that it begins with instead. */
        templateId: proposalTemplateId.optional(),
      }),
    )
    .output(proposalDetail)
    .errors(refusals('deal-without-account', 'contact-not-at-account', 'template-not-found')),
  edit: oc
    .route({ method: 'PATCH', path: '/proposals/{proposalId}', summary: 'Change what holds for the whole of it', tags })
    .input(
      z.strictObject({
        proposalId,
        title: proposalTitle.min(1).optional(),
        language: proposalLanguage.optional(),
        currency: currency.optional(),
        validUntil: z.iso.date().nullable().optional(),
        contactId: contactId.nullable().optional(),
        ownerId: memberId.optional(),
      }),
    )
    .output(proposalDetail)
    .errors(refusals('proposal-archived', 'contact-not-at-account', 'owner-not-found')),
  suggest: oc
    .route({
      method: 'POST',
      path: '/proposals/{proposalId}/suggest',
      summary: 'Suggest other words for a passage of the text, for those who write to judge',
      tags,
    })
    .input(
      z.strictObject({
        proposalId,
        /** Where the passage begins and ends, as relative positions of the live document. */
        from: place,
        to: place,
        /** What it should say instead; empty when it should go. */
        words: z.string().max(4_000),
      }),
    )
    .output(proposalDetail)
    .errors(refusals('passage-gone', 'cannot-be-suggested')),
  withdraw: oc
    .route({
      method: 'POST',
      path: '/proposals/{proposalId}/suggest/withdraw',
      summary: 'Take back what one suggests in the text',
      tags,
    })
    .input(z.strictObject({ proposalId, suggestion: z.string().min(1).max(64) }))
    .output(proposalDetail)
    .errors(refusals('suggestion-gone')),
  archive: oc
    .route({
      method: 'POST',
      path: '/proposals/{proposalId}/archive',
      summary: 'Put a proposal into the archive',
      tags,
    })
    .input(one)
    .output(proposalDetail)
    .errors(refusals('proposal-archived')),
  restore: oc
    .route({ method: 'POST', path: '/proposals/{proposalId}/restore', summary: 'Take it out of the archive', tags })
    .input(one)
    .output(proposalDetail)
    .errors(refusals('proposal-not-archived')),
};
