import { z } from 'zod';

import { accountId, memberId, noteId } from '../shared/id.ts';

export const noteTitle = z.string().trim().max(200);

/** A note as lists show it: the account's main note, whose title may be empty, or one of its pages. */
export const noteSummary = z.strictObject({
  id: noteId,
  accountId,
  /** The main note that this is a page of; null for the main note itself. */
  parentId: noteId.nullable(),
  title: z.string(),
  words: z.int(),
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime(),
  editedBy: memberId.nullable(),
  archivedAt: z.iso.datetime().nullable(),
});
export type NoteSummary = z.infer<typeof noteSummary>;

/** With its text, one line for each line of the note, as search and the API read it. */
export const noteDetail = z.strictObject({ ...noteSummary.shape, text: z.string() });
export type NoteDetail = z.infer<typeof noteDetail>;
