import { oc } from '@orpc/contract';
import { z } from 'zod';

import { accountId, memberId, mentionId } from '../shared/id.ts';
import { listInput, listOf } from '../shared/list.ts';
import { refusals } from '../shared/refusal.ts';
import { mention, mentionState } from './mention.ts';

const one = z.strictObject({ mentionId });

/** Things that texts name by id, with their names as far as the reader may know them. */
export const nameKinds = ['account', 'contact', 'deal', 'team', 'member'] as const;
export const nameRef = z.templateLiteral([z.enum(nameKinds), ':', z.uuid()]);

/** How it ended with what a text names: it is still told by its name, and that it is no longer what it was. */
export const nameEnds = ['archived', 'bin', 'won', 'lost'] as const;
export type NameEnd = (typeof nameEnds)[number];

/** Who may read an account, for those who write there: whom a mention reaches. */
const readers = z.strictObject({
  members: z.array(memberId),
  /** May the asking person give others access? */
  mayShare: z.boolean(),
});

/**
 * People and teams that are called in notes and comments. What calls them is written there; here are the rows that follow,
 * and the answers to what is asked.
 */
export const mentions = {
  list: oc
    .route({ method: 'GET', path: '/mentions', summary: 'What was asked of me, or by me', tags: ['mentions'] })
    .input(
      z.strictObject({
        ...listInput,
        side: z.enum(['of-me', 'by-me']).default('of-me'),
        state: mentionState.optional(),
        accountId: accountId.optional(),
      }),
    )
    .output(listOf(mention)),
  acknowledge: oc
    .route({
      method: 'POST',
      path: '/mentions/{mentionId}/acknowledge',
      summary: 'Say yes to what a mention asks',
      tags: ['mentions'],
    })
    .input(one)
    .output(mention)
    .errors(refusals('mention-asks-nothing', 'mention-answered')),
  decline: oc
    .route({
      method: 'POST',
      path: '/mentions/{mentionId}/decline',
      summary: 'Say no to what a mention asks',
      tags: ['mentions'],
    })
    .input(z.strictObject({ mentionId, reason: z.string().trim().max(500).default('') }))
    .output(mention)
    .errors(refusals('mention-asks-nothing', 'mention-answered')),
  delegate: oc
    .route({
      method: 'POST',
      path: '/mentions/{mentionId}/delegate',
      summary: 'Pass on to a colleague what a mention asks',
      tags: ['mentions'],
    })
    .input(z.strictObject({ mentionId, memberId }))
    .output(mention)
    .errors(refusals('mention-asks-nothing', 'mention-answered', 'member-not-found', 'member-sees-nothing')),
  readers: oc
    .route({
      method: 'GET',
      path: '/accounts/{accountId}/readers',
      summary: 'Whom a mention on this account reaches',
      tags: ['mentions'],
    })
    .input(z.strictObject({ accountId }))
    .output(readers),
  names: oc
    .route({
      method: 'GET',
      path: '/names',
      summary: 'Names of what texts name by id; those that the reader may not know are left out',
      tags: ['mentions'],
    })
    .input(
      z.strictObject({
        /** Such as `account:<id>,deal:<id>`; a hundred at most. */
        refs: z
          .string()
          .max(5_000)
          .transform((refs) => refs.split(','))
          .pipe(z.array(nameRef).max(100)),
      }),
    )
    .output(
      z.strictObject({
        names: z.record(z.string(), z.string()),
        /** Of those that have a name here. */
        ends: z.record(z.string(), z.enum(nameEnds)),
      }),
    ),
};
