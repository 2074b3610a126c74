import { notes } from '@baton/schema/notes/tables';
import type { BlockText } from '@baton/schema/rich-text';
import type { AccountId, NoteId, WorkspaceId } from '@baton/schema/shared';
import { and, eq, inArray, isNotNull, sql, type AnyColumn, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { mayOn } from '#platform/access/levels.ts';
import type { Projected, ProjectedRow } from '#platform/documents/documents.port.ts';
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

/** Which of these notes are in the archive, where they are only read. */
export const notesInArchive = async (tx: Tx, actor: Actor, ids: readonly NoteId[]): Promise<ReadonlySet<NoteId>> => {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: notes.id })
    .from(notes)
    .where(and(eq(notes.workspace, actor.workspace), idsIn(notes.id, [...new Set(ids)]), isNotNull(notes.archivedAt)));
  return new Set(rows.map(({ id }) => id));
};

/** The condition that this column names a note in the archive. */
export const isInArchive = (actor: Pick<Actor, 'workspace'>, note: AnyColumn): SQL =>
  sql`${note} in (select ${notes.id} from ${notes} where ${notes.workspace} = ${actor.workspace}
    and ${notes.archivedAt} is not null)`;

/** Which of these accounts somebody has written a note on: taking an import back leaves them. */
export const accountsWithNotes = async (tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = await tx.selectDistinct({ id: notes.account }).from(notes).where(idsIn(notes.account, ids));
  return new Set(rows.map(({ id }) => id));
};

/** The text that something stands in. */
export interface TextPlace {
  workspace: WorkspaceId;
  note: NoteId;
  account: AccountId;
}

/** What a note says after one row of its log. */
export interface TextStep {
  row: ProjectedRow;
  blocks: readonly BlockText[];
}

/**
 * What another feature reads out of the text of notes, or of other documents, into rows of its own. It runs inside the
 * document's projection, which stays the one writer of facts about it (M1).
 */
export interface TextReader<Place = TextPlace> {
  project(tx: Tx, place: Place, steps: readonly TextStep[]): Promise<Projected>;
  /** Writes the rows anew, no facts. What people have answered to them stays. */
  rebuild(tx: Tx, place: Place, blocks: readonly BlockText[]): Promise<void>;
}

/** Whose note this is; null when there is none in the workspace. Who may know it, the caller decides. */
export const noteHome = async (
  tx: Tx,
  actor: Pick<Actor, 'workspace'>,
  id: NoteId,
): Promise<{ account: AccountId; archived: boolean } | null> => {
  const [row] = await tx
    .select({ account: notes.account, archivedAt: notes.archivedAt })
    .from(notes)
    .where(and(eq(notes.workspace, actor.workspace), eq(notes.id, id)));
  return row ? { account: row.account, archived: row.archivedAt !== null } : null;
};
