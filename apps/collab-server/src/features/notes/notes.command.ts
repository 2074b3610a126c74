import { notes as contract, noteDetail, renameNote, seedNote } from '@baton/schema/notes';
import { notes } from '@baton/schema/notes/tables';
import type { AccountId, ContainerId, NoteId } from '@baton/schema/shared';
import { containers } from '@baton/schema/workspaces/tables';
import { and, count, eq, isNotNull, isNull } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn } from '#platform/access/levels.ts';
import { command } from '#platform/command/command.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { accountKindOf } from '../accounts/reads.ts';
import { noteThing, type NoteThing } from './note-rows.ts';
import { usualNote } from './note-templates.ts';
import { decideArchive, decideCreateNote, decideRename, decideRestore, type AccountNotes } from './notes.decide.ts';
import { notesPolicy, type OnAccount } from './notes.policy.ts';

const mayChange = (actor: Actor, thing: NoteThing) => notesPolicy.change(actor, thing);

export const createNote = command({
  contract: contract.create,
  load: ({ tx, actor, input }) => accountNotes(tx, actor, input.accountId),
  may: (actor, thing: AccountNotes & OnAccount) => notesPolicy.change(actor, thing),
  decide: decideCreateNote,
  write: async ({ tx, actor, thing, input, accepted, documents, by }) => {
    const note = noteDetail.parse(accepted.answer);
    if (note.id === thing.main?.id) return undefined;
    const blocks = input.template === 'usual' ? usualNote(thing.kind, input.language) : [];
    await documents.create(tx, { workspace: actor.workspace, kind: 'note', id: note.id }, by, (doc) =>
      seedNote(doc, { title: note.title, blocks }),
    );
    return written(tx, actor, note.id);
  },
});

export const renameNoteCommand = command({
  contract: contract.rename,
  documents: async ({ tx, actor, input }) =>
    (await noteThing(tx, actor, input.noteId))
      ? [{ workspace: actor.workspace, kind: 'note' as const, id: input.noteId }]
      : [],
  load: ({ tx, actor, input }) => noteThing(tx, actor, input.noteId, { lock: true }),
  may: mayChange,
  decide: decideRename,
  write: async ({ tx, actor, open, input }) => {
    for (const document of open) await document.edit((doc) => renameNote(doc, input.title));
    return written(tx, actor, input.noteId);
  },
});

const ofNote = ({ tx, actor, input }: { tx: Tx; actor: Actor; input: { noteId: NoteId } }) =>
  noteThing(tx, actor, input.noteId, { lock: true });

export const archiveNote = command({
  contract: contract.archive,
  load: ofNote,
  may: mayChange,
  decide: decideArchive,
});

export const restoreNote = command({
  contract: contract.restore,
  load: ofNote,
  may: mayChange,
  decide: decideRestore,
});

/** The notes of an account, locked by the account's container: two who begin its main note come one after the other. */
const accountNotes = async (tx: Tx, actor: Actor, account: AccountId): Promise<(AccountNotes & OnAccount) | null> => {
  await tx
    .select({ id: containers.id })
    .from(containers)
    .where(and(eq(containers.workspace, actor.workspace), eq(containers.id, account as string as ContainerId)))
    .for('no key update');
  const kind = await accountKindOf(tx, actor, account);
  if (kind === null) return null;
  const ofAccount = and(eq(notes.workspace, actor.workspace), eq(notes.account, account));
  const [main] = await tx
    .select({ id: notes.id })
    .from(notes)
    .where(and(ofAccount, isNull(notes.parent)));
  const [pages] = await tx
    .select({ count: count() })
    .from(notes)
    .where(and(ofAccount, isNotNull(notes.parent), isNull(notes.archivedAt)));
  return {
    kind,
    main: main ? ((await noteThing(tx, actor, main.id))?.note ?? null) : null,
    pages: pages?.count ?? 0,
    level: await levelOn(tx, actor, 'account', account),
  };
};

/** The note as it is after the command's writes. */
const written = async (tx: Tx, actor: Actor, id: NoteId) => {
  const found = await noteThing(tx, actor, id);
  if (!found) throw new Error(`Note ${id} is gone in the transaction that wrote it`);
  return { answer: found.note };
};
