import { z } from 'zod';

import { plainNode } from '../rich-text/plain-node.ts';
import { accountId, memberId, noteId } from '../shared/id.ts';
import { pastMoment, pastRow } from '../shared/past.ts';

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

/** A moment to which a note can be brought back: where a stretch of writing ended, or one that somebody has named. */
export const noteMoment = pastMoment.extend({ name: z.string().nullable() });
export type NoteMoment = z.infer<typeof noteMoment>;

/** A note as it was. `blocks` is rich text as editors read it; runs of letters bear a mark `author`. */
export const pastNote = pastRow.extend({
  title: z.string(),
  blocks: z.array(plainNode),
});
export type PastNote = z.infer<typeof pastNote>;

export const versionName = z.string().trim().min(1).max(120);

/** With its text, one line for each line of the note, as search and the API read it. */
export const noteDetail = z.strictObject({ ...noteSummary.shape, text: z.string() });
export type NoteDetail = z.infer<typeof noteDetail>;
