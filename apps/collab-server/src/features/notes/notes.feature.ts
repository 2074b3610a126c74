import { accountPurged } from '@baton/schema/accounts';
import { noteArchived, noteCreated, noteRestored, noteVersionNamed } from '@baton/schema/notes';
import { notes, noteVersions } from '@baton/schema/notes/tables';
import type { AccountId, NoteId } from '@baton/schema/shared';
import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';

import { mayOn } from '#platform/access/levels.ts';
import type { Feature } from '#platform/command/feature.ts';
import { rowsThat } from '#platform/command/goes-with.ts';
import { eraseDocuments } from '#platform/documents/erase-documents.ts';
import type { Past } from '#platform/documents/past.port.ts';
import type { RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { isAtAccount } from '../accounts/reads.ts';
import { noteHistory } from './history.ts';
import { noteKind } from './note.projection.ts';
import { archiveNote, createNote, renameNoteCommand, restoreNote } from './notes.command.ts';
import { listNotes, readNote } from './notes.queries.ts';
import type { TextReader } from './reads.ts';

/** The live notes of accounts; `readers` are told what they say. */
export const notesFeature = ({ past, readers }: { past: Past; readers: readonly TextReader[] }): Feature =>
  feature(noteHistory({ past }), readers);

const feature = (history: ReturnType<typeof noteHistory>, readers: readonly TextReader[]): Feature => ({
  name: 'notes',
  commands: [createNote, renameNoteCommand, archiveNote, restoreNote, ...history.commands],
  queries: [listNotes, readNote, ...history.queries],
  projections: {
    [noteCreated.type]: async (tx, fact) => {
      const { noteId: id, parentId: parent, title } = noteCreated.data.parse(fact.data);
      const { workspace, account, occurredAt: createdAt } = fact;
      if (account === null) throw new Error(`Note ${id} was begun on no account`);
      await tx.insert(notes).values({
        workspace,
        id,
        account,
        parent,
        title,
        text: '',
        words: 0,
        createdAt,
        editedAt: createdAt,
        editedBy: fact.actor,
      });
    },
    [noteVersionNamed.type]: async (tx, { workspace, data, actor, occurredAt }) => {
      const { noteId: note, seq, name } = noteVersionNamed.data.parse(data);
      await tx
        .insert(noteVersions)
        .values({ workspace, note, seq, name, namedBy: actor, namedAt: occurredAt })
        .onConflictDoUpdate({
          target: [noteVersions.workspace, noteVersions.note, noteVersions.seq],
          set: { name, namedBy: actor, namedAt: occurredAt },
        });
    },
    // With their account goes all that was ever written in them.
    [accountPurged.type]: async (tx, { workspace, subject }) => {
      const gone = and(eq(notes.workspace, workspace), isAtAccount(notes.account, subject.id as AccountId));
      const rows = await tx.select({ id: notes.id }).from(notes).where(gone);
      await eraseDocuments(
        tx,
        rows.map(({ id }) => id),
      );
      await tx
        .delete(noteVersions)
        .where(inArray(noteVersions.note, tx.select({ id: notes.id }).from(notes).where(gone)));
      await tx.delete(notes).where(and(gone, isNotNull(notes.parent)));
      await tx.delete(notes).where(gone);
    },
    [noteArchived.type]: (tx, fact) => setArchived(tx, fact, fact.occurredAt),
    [noteRestored.type]: (tx, fact) => setArchived(tx, fact, null),
  },
  goesWith: rowsThat('notes', (gone) => sql`account = ${gone}`),
  sees: {
    /** Who reads the account sees what happens to its notes. */
    note: async (tx, actor, facts) => {
      const ids = [...new Set(facts.map(({ subject }) => subject.id))];
      const rows = await tx
        .select({ id: notes.id })
        .from(notes)
        .where(
          and(
            eq(notes.workspace, actor.workspace),
            sql`${notes.id} = any(${sql.param(ids)}::uuid[])`,
            mayOn(actor, notes.account, 'read'),
          ),
        );
      const visible = new Set<string>(rows.map(({ id }) => id));
      return new Set(facts.filter(({ subject }) => visible.has(subject.id)).map(({ id }) => id));
    },
  },
  documentKinds: [noteKind(readers)],
});

const setArchived = async (tx: Tx, { workspace, subject }: RecordedFact, archivedAt: Date | null): Promise<void> => {
  await tx
    .update(notes)
    .set({ archivedAt })
    .where(and(eq(notes.workspace, workspace), eq(notes.id, subject.id as NoteId)));
};
