import {
  noteBody,
  noteMoment,
  noteReturned,
  notes as contract,
  noteVersionNamed,
  readNoteTitle,
  returnTo,
  type NoteMoment,
} from '@baton/schema/notes';
import { noteVersions } from '@baton/schema/notes/tables';
import { plainBlocks } from '@baton/schema/rich-text';
import { refuse, type MemberId, type NoteId, type WorkspaceId } from '@baton/schema/shared';
import { and, eq, sql } from 'drizzle-orm';
import * as Y from 'yjs';

import type { Actor } from '#platform/access/actor.ts';
import { accept, command } from '#platform/command/command.ts';
import { query } from '#platform/command/query.ts';
import type { Past } from '#platform/documents/past.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { noteThing, type NoteThing } from './note-rows.ts';
import { notesPolicy } from './notes.policy.ts';

const refOf = ({ workspace }: Actor, id: NoteId) => ({ workspace, kind: 'note', id }) as const;

/** The past of notes (NT7): what it was like, and the way back. */
export const noteHistory = ({ past }: { past: Past }) => {
  const listMoments = query({
    contract: contract.history,
    may: notesPolicy.list,
    read: async ({ tx, actor, input }) => {
      const found = await noteThing(tx, actor, input.noteId);
      if (!found || !notesPolicy.readPast(actor, found)) return null;
      return { head: await headOf(tx, input.noteId), moments: await momentsOf(tx, actor.workspace, input.noteId) };
    },
  });

  const readPast = query({
    contract: contract.past,
    may: notesPolicy.list,
    read: async ({ tx, actor, input }) => {
      const found = await noteThing(tx, actor, input.noteId);
      if (!found || !notesPolicy.readPast(actor, found)) return null;
      const [row] = await rowsOf(tx, input.noteId, sql`and seq = ${input.seq}`);
      if (!row) return null;
      return past.read(tx, refOf(actor, input.noteId), input.seq, ({ doc, authorOf, seq }) => ({
        seq,
        at: row.at,
        by: row.actor,
        title: readNoteTitle(doc),
        blocks: plainBlocks(noteBody(doc), authorOf).map((block) => ({ ...block })),
      }));
    },
  });

  const nameVersion = command({
    contract: contract.nameVersion,
    load: async ({ tx, actor, input }) => {
      const found = await noteThing(tx, actor, input.noteId, { lock: true });
      const [row] = await rowsOf(tx, input.noteId, sql`and seq = ${input.seq}`);
      return found && { ...found, row };
    },
    may: (actor, thing: NoteThing & { row: MomentRow | undefined }) => notesPolicy.change(actor, thing),
    decide: ({ note, row }, { seq, name }) => {
      if (!row) return refuse('version-not-found');
      const moment: NoteMoment = { seq, at: row.at, members: row.actor === null ? [] : [row.actor], name };
      return accept(
        moment,
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

interface MomentRow extends Record<string, unknown> {
  at: string;
  actor: MemberId | null;
}

const isoAt = sql`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const rowsOf = async (tx: Tx, note: NoteId, more: ReturnType<typeof sql>): Promise<MomentRow[]> => [
  ...(await tx.execute<MomentRow>(sql`
    select ${isoAt} as at, actor from document_updates
    where document = ${note} and epoch = (select epoch from documents where id = ${note}) ${more}`)),
];

const headOf = async (tx: Tx, note: NoteId): Promise<number> => {
  const [row] = await tx.execute<{ seq: number }>(sql`select seq::int as seq from documents where id = ${note}`);
  return row?.seq ?? 0;
};

/** Stretches of writing: a pause of ten minutes ends one, and so does every half hour. Named moments stand among them. */
const momentsOf = async (tx: Tx, workspace: WorkspaceId, note: NoteId): Promise<NoteMoment[]> => {
  const stretches = await tx.execute<{ seq: number; at: string; members: MemberId[] | null }>(sql`
    with rows as (
      select seq, at, actor, lag(at) over (order by seq) as before from document_updates
      where document = ${note} and epoch = (select epoch from documents where id = ${note})
    ), counted as (
      select seq, at, actor, count(*) filter (where before is null or at - before > interval '10 minutes'
        or date_bin('30 minutes', at, 'epoch') <> date_bin('30 minutes', before, 'epoch')) over (order by seq) as stretch
      from rows
    )
    select max(seq)::int as seq, ${sql`to_char(max(at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`} as at,
      array_agg(distinct actor) filter (where actor is not null) as members
    from counted group by stretch order by stretch desc limit 200`);
  const named = await tx
    .select()
    .from(noteVersions)
    .where(and(eq(noteVersions.workspace, workspace), eq(noteVersions.note, note)));
  const names = new Map(named.map(({ seq, name }) => [seq, name]));
  const moments = stretches.map(({ seq, at, members }) => ({
    seq,
    at,
    members: members ?? [],
    name: names.get(seq) ?? null,
  }));
  const others = named.filter(({ seq }) => !moments.some((moment) => moment.seq === seq));
  for (const { seq, name } of others) {
    const [row] = await rowsOf(tx, note, sql`and seq = ${seq}`);
    if (row) moments.push({ seq, at: row.at, members: row.actor === null ? [] : [row.actor], name });
  }
  return moments.toSorted((one, other) => other.seq - one.seq).map((moment) => noteMoment.parse(moment));
};
