import { notes } from '@baton/schema/notes/tables';
import type { NoteId } from '@baton/schema/shared';
import { and, eq, inArray } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { mayOn } from '#platform/access/levels.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

/** Texts of the notes that this actor may read; others, and ids of none, are absent. */
export const noteTexts = async (tx: Tx, actor: Actor, ids: readonly NoteId[]): Promise<ReadonlyMap<NoteId, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: notes.id, text: notes.text })
    .from(notes)
    .where(and(eq(notes.workspace, actor.workspace), inArray(notes.id, [...ids]), mayOn(actor, notes.account, 'read')));
  return new Map(rows.map(({ id, text }) => [id, text]));
};

/** Which of these accounts somebody has written a note on: taking an import back leaves them. */
export const accountsWithNotes = async (tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = await tx.selectDistinct({ id: notes.account }).from(notes).where(idsIn(notes.account, ids));
  return new Set(rows.map(({ id }) => id));
};
