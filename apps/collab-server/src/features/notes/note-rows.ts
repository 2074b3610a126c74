import { noteText, noteWords, type NoteDetail, type NoteSummary, type NoteView } from '@baton/schema/notes';
import { notes } from '@baton/schema/notes/tables';
import type { Level, NoteId } from '@baton/schema/shared';
import { and, eq, getTableColumns } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn } from '#platform/access/levels.ts';
import type { ProjectedRow } from '#platform/documents/documents.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

type NoteRow = typeof notes.$inferSelect;

/** A note as commands and queries meet it, with what the actor holds on its account. */
export interface NoteThing {
  note: NoteDetail;
  level: Level | null;
}

/** Null when there is no such note in the workspace. */
export const noteThing = async (
  tx: Tx,
  actor: Actor,
  id: NoteId,
  { lock = false }: { lock?: boolean } = {},
): Promise<NoteThing | null> => {
  const found = tx
    .select()
    .from(notes)
    .where(and(eq(notes.workspace, actor.workspace), eq(notes.id, id)));
  const [row] = await (lock ? found.for('no key update') : found);
  if (!row) return null;
  return { note: { ...summaryOf(row), text: row.text }, level: await levelOn(tx, actor, 'account', row.account) };
};

const { text: _text, workspace: _workspace, ...listed } = getTableColumns(notes);

/** What lists read: never the text, which may be long. */
export const summaryColumns = listed;

export const summaryOf = (row: Omit<NoteRow, 'text' | 'workspace'>): NoteSummary => ({
  id: row.id,
  accountId: row.account,
  parentId: row.parent,
  title: row.title,
  words: row.words,
  createdAt: row.createdAt.toISOString(),
  editedAt: row.editedAt.toISOString(),
  editedBy: row.editedBy,
  archivedAt: row.archivedAt?.toISOString() ?? null,
});

/** What a row says after this log row. Repairs of the system are nobody's edits. */
export const contentOf = (view: NoteView, row: Pick<ProjectedRow, 'actor' | 'origin' | 'at'>) => ({
  title: view.title,
  text: noteText(view),
  words: noteWords(view),
  ...(row.origin === 'system' ? {} : { editedAt: row.at, editedBy: row.actor }),
});
