import { z } from 'zod';

import { factType } from '../shared/fact.ts';
import { noteId } from '../shared/id.ts';
import { noteTemplates } from './note.ts';

const note = { noteId, title: z.string() };

export const noteCreated = factType('note.created', {
  ...note,
  parentId: noteId.nullable(),
  template: z.enum(noteTemplates),
});
export const noteRenamed = factType('note.renamed', { ...note, before: z.string() });
/** One per note and author when they have paused; words before and after their edits. */
export const noteEdited = factType('note.edited', { ...note, wordsBefore: z.int(), wordsAfter: z.int() });
export const noteVersionNamed = factType('note.version-named', { ...note, seq: z.int(), name: z.string() });
/** Brought back to how it was after row `seq`. */
export const noteReturned = factType('note.returned', { ...note, seq: z.int() });
export const noteArchived = factType('note.archived', note);
export const noteRestored = factType('note.restored', note);
