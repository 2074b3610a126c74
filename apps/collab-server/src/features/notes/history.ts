import {
  noteBody,
  noteReturned,
  notes as contract,
  noteVersionNamed,
  readNoteTitle,
  returnTo,
  type NoteMoment,
} from '@baton/schema/notes';
import { noteVersions } from '@baton/schema/notes/tables';
import { plainBlocks } from '@baton/schema/rich-text';
import { refuse, type NoteId, type PastRow } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';
import * as Y from 'yjs';

import type { Actor } from '#platform/access/actor.ts';
import { accept, command } from '#platform/command/command.ts';
import { query } from '#platform/command/query.ts';
import type { Past } from '#platform/documents/past.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { noteThing, type NoteThing } from './note-rows.ts';
import { notesPolicy } from './notes.policy.ts';

const refOf = ({ workspace }: Actor, id: NoteId) => ({ workspace, kind: 'note', id }) as const;
type NoteRef = ReturnType<typeof refOf>;

/** The past of notes (NT7): what it was like, and the way back. */
export const noteHistory = ({ past }: { past: Past }) => {
  const listMoments = query({
    contract: contract.history,
    may: notesPolicy.list,
    read: async ({ tx, actor, input }) => {
      const found = await noteThing(tx, actor, input.noteId);
      if (!found || !notesPolicy.readPast(actor, found)) return null;
      const named = await tx
        .select()
        .from(noteVersions)
        .where(and(eq(noteVersions.workspace, actor.workspace), eq(noteVersions.note, input.noteId)));
      return momentsWithNames({ past, tx, ref: refOf(actor, input.noteId) }, named);
    },
  });

  const readPast = query({
    contract: contract.past,
    may: notesPolicy.list,
    read: async ({ tx, actor, input }) => {
      const found = await noteThing(tx, actor, input.noteId);
      if (!found || !notesPolicy.readPast(actor, found)) return null;
      const ref = refOf(actor, input.noteId);
      const row = await past.row(tx, ref, input.seq);
      if (!row) return null;
      return past.read(tx, ref, input.seq, async ({ doc, authors }) => ({
        ...row,
        title: readNoteTitle(doc),
        blocks: plainBlocks(noteBody(doc), await authors()).map((block) => ({ ...block })),
      }));
    },
  });

  const nameVersion = command({
    contract: contract.nameVersion,
    load: async ({ tx, actor, input }) => {
      const found = await noteThing(tx, actor, input.noteId, { lock: true });
      return found && { ...found, row: await past.row(tx, refOf(actor, input.noteId), input.seq) };
    },
    may: (actor, thing: NoteThing & { row: PastRow | null }) => notesPolicy.change(actor, thing),
    decide: ({ note, row }, { seq, name }) => {
      if (!row) return refuse('version-not-found');
      return accept(
        momentOf(row, name),
        noteVersionNamed({ ...about(note), data: { noteId: note.id, title: note.title, seq, name } }),
      );
    },
  });

  const bringBack = command({
    contract: contract.returnTo,
    documents: async ({ tx, actor, input }) =>
      (await noteThing(tx, actor, input.noteId)) ? [refOf(actor, input.noteId)] : [],
    load: ({ tx, actor, input }) => noteThing(tx, actor, input.noteId, { lock: true }),
    may: (actor, thing: NoteThing) => notesPolicy.change(actor, thing),
    decide: ({ note }, { seq }) =>
      note.archivedAt === null
        ? accept(note, noteReturned({ ...about(note), data: { noteId: note.id, title: note.title, seq } }))
        : refuse('note-archived'),
    write: async ({ tx, actor, open, input }) => {
      const state = await past.read(tx, refOf(actor, input.noteId), input.seq, ({ doc }) => Y.encodeStateAsUpdate(doc));
      if (state === null) return refuse('version-not-found');
      for (const document of open) await document.edit((doc) => returnTo(doc, state));
      const after = await noteThing(tx, actor, input.noteId);
      if (!after) throw new Error(`Note ${input.noteId} is gone in the transaction that wrote it`);
      return { answer: after.note };
    },
  });

  return { commands: [nameVersion, bringBack], queries: [listMoments, readPast] };
};

const about = ({ id, accountId }: NoteThing['note']) => ({ subject: { kind: 'note', id }, account: accountId });

/** Where stretches of writing ended, and named moments among them. */
const momentsWithNames = async (
  { past, tx, ref }: { past: Past; tx: Tx; ref: NoteRef },
  named: readonly { seq: number; name: string }[],
): Promise<{ head: number; moments: NoteMoment[] }> => {
  const { head, moments: stretches } = await past.moments(tx, ref);
  const names = new Map(named.map(({ seq, name }) => [seq, name]));
  const moments = stretches.map((moment) => ({ ...moment, name: names.get(moment.seq) ?? null }));
  for (const { seq, name } of named.filter(({ seq }) => !moments.some((moment) => moment.seq === seq))) {
    const row = await past.row(tx, ref, seq);
    if (row) moments.push(momentOf(row, name));
  }
  return { head, moments: moments.toSorted((one, other) => other.seq - one.seq) };
};

const momentOf = ({ seq, at, by }: PastRow, name: string): NoteMoment => ({
  seq,
  at,
  members: by === null ? [] : [by],
  name,
});
