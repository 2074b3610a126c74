import type { AccountKind } from '@baton/schema/accounts';
import { noteArchived, noteCreated, noteRestored, type NoteDetail } from '@baton/schema/notes';
import { noteId, refuse, type AccountId, type NoteId } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

/** More pages than anybody finds their way in. */
export const mostPages = 200;

/** What creating a note has to know, read while nobody else begins one on this account. */
export interface AccountNotes {
  kind: AccountKind;
  main: NoteDetail | null;
  pages: number;
}

export interface NewNote {
  accountId: AccountId;
  parentId: NoteId | null;
  title: string;
  template: 'blank' | 'usual';
}

/** Rules NT2 and NT3. */
export const decideCreateNote = (
  { main, pages }: AccountNotes,
  { accountId, parentId, title, template }: NewNote,
  { now, newId, actor }: Moment,
) => {
  if (parentId === null && main) return accept(main);
  if (parentId !== null && parentId !== main?.id) return refuse('main-note-not-found');
  if (pages >= mostPages) return refuse('too-many-pages', { limit: mostPages });
  const id = noteId.parse(newId());
  const at = now.toISOString();
  const note: NoteDetail = {
    id,
    accountId,
    parentId,
    title,
    words: 0,
    createdAt: at,
    editedAt: at,
    editedBy: actor.member,
    archivedAt: null,
    text: '',
  };
  const data = { noteId: id, parentId, title, template };
  return accept(note, noteCreated({ subject: { kind: 'note', id }, account: accountId, data }));
};

/** The document tells of a new title itself. */
export const decideRename = ({ note }: { note: NoteDetail }) =>
  note.archivedAt === null ? accept(note) : refuse('note-archived');

/** Rule NT3. */
export const decideArchive = ({ note }: { note: NoteDetail }, _input: object, { now }: Pick<Moment, 'now'>) => {
  if (note.archivedAt !== null) return refuse('note-archived');
  if (note.parentId === null) return refuse('note-is-main');
  return accept({ ...note, archivedAt: now.toISOString() }, noteArchived(about(note)));
};

/** Rule NT3. */
export const decideRestore = ({ note }: { note: NoteDetail }) =>
  note.archivedAt === null
    ? refuse('note-not-archived')
    : accept({ ...note, archivedAt: null }, noteRestored(about(note)));

const about = ({ id, accountId, title }: NoteDetail) => ({
  subject: { kind: 'note', id },
  account: accountId,
  data: { noteId: id, title },
});
