import { z } from 'zod';

import { accountId, memberId, noteId, promiseId, proposalId } from '../shared/id.ts';

/** What became of something that we told a customer we would do. */
export const promiseStates = ['open', 'kept', 'broken'] as const;
export const promiseState = z.enum(promiseStates);
export type PromiseState = z.infer<typeof promiseState>;

export const promise = z.strictObject({
  id: promiseId,
  /** To whom. */
  accountId,
  /** Where it is written: in a note, or in a proposal that was signed. */
  noteId: noteId.nullable(),
  proposalId: proposalId.nullable(),
  /** What, in the words of the text. */
  text: z.string(),
  /** Who promised: whoever marked the words, until somebody says otherwise. */
  promisedBy: memberId.nullable(),
  madeAt: z.iso.datetime(),
  dueOn: z.iso.date().nullable(),
  state: promiseState,
  settledBy: memberId.nullable(),
  settledAt: z.iso.datetime().nullable(),
  /** It was signed: its words, its day and who promised stay as they are. */
  locked: z.boolean(),
});
export type Promised = z.infer<typeof promise>;
