import { z } from 'zod';

import { factType } from '../shared/fact.ts';
import { memberId, noteId, promiseId, proposalId } from '../shared/id.ts';

const said = { promiseId, noteId: noteId.nullable(), proposalId: proposalId.nullable().optional(), text: z.string() };

/** Words of a note are marked as a promise, and still are half a minute later. */
export const promiseMade = factType('promise.made', said);
/** The words, or their mark, are gone. */
export const promiseRemoved = factType('promise.removed', said);
export const promiseRestored = factType('promise.restored', said);
export const promiseKept = factType('promise.kept', said);
export const promiseBroken = factType('promise.broken', said);
export const promiseReopened = factType('promise.reopened', said);
export const promiseEdited = factType('promise.edited', {
  promiseId,
  dueOn: z.iso.date().nullable(),
  promisedBy: memberId.nullable(),
});
