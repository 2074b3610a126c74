import { accountKinds } from '@baton/schema/accounts';
import type { NoteDetail } from '@baton/schema/notes';
import type { AccountId, MemberId, NoteId, WorkspaceId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import { usualNote } from './note-templates.ts';
import { decideArchive, decideCreateNote, decideRename, decideRestore, mostPages } from './notes.decide.ts';
import { notesPolicy } from './notes.policy.ts';

const id = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const now = new Date('2026-11-26T10:00:00Z');
const actor = {
  workspace: id(1) as WorkspaceId,
  member: id(2) as MemberId,
  role: 'member' as const,
  teams: [],
  managedTeams: [],
  origin: 'person' as const,
};
const moment = { actor, now, newId: () => id(9) };
const main: NoteDetail = {
  id: id(3) as NoteId,
  accountId: id(4) as AccountId,
  parentId: null,
  title: '',
  words: 0,
  createdAt: now.toISOString(),
  editedAt: now.toISOString(),
  editedBy: null,
  archivedAt: null,
  text: '',
};
const page: NoteDetail = { ...main, id: id(5) as NoteId, parentId: main.id };
const wish = { accountId: main.accountId, parentId: null, title: '', template: 'usual' as const };
const world = { kind: 'customer' as const, main: null, pages: 0 };

test('[NT1] readers read, writers write, and what is in the archive is only read', () => {
  expect([notesPolicy.read(actor, { level: 'read' }), notesPolicy.read(actor, { level: null })]).toEqual([true, false]);
  expect([notesPolicy.change(actor, { level: 'comment' }), notesPolicy.change(actor, { level: 'write' })]).toEqual([
    false,
    true,
  ]);
  expect(notesPolicy.levelWith({ level: 'manage', archived: true })).toBe('read');
  expect(notesPolicy.levelWith({ level: null, archived: true })).toBeNull();
  expect(decideRename({ note: { ...page, archivedAt: now.toISOString() } })).toEqual({ refused: 'note-archived' });
});

test('[NT2] the main note is begun once; who comes second gets the one that is there', () => {
  expect(decideCreateNote(world, wish, moment)).toMatchObject({
    answer: { id: id(9), parentId: null },
    facts: [{ type: 'note.created', account: main.accountId }],
  });
  expect(decideCreateNote({ ...world, main }, wish, moment)).toEqual({ answer: main, facts: [] });
});

test('[NT3] pages lie below the main note, come and go; the main note stays', () => {
  const under = { ...wish, parentId: main.id, template: 'blank' as const };
  expect(decideCreateNote({ ...world, main }, under, moment)).toMatchObject({ answer: { parentId: main.id } });
  expect(decideCreateNote(world, under, moment)).toEqual({ refused: 'main-note-not-found' });
  expect(decideCreateNote({ ...world, main, pages: mostPages }, under, moment)).toMatchObject({
    refused: 'too-many-pages',
  });
  expect(decideArchive({ note: main }, {}, moment)).toEqual({ refused: 'note-is-main' });
  expect(decideArchive({ note: page }, {}, moment)).toMatchObject({ facts: [{ type: 'note.archived' }] });
  expect(decideRestore({ note: page })).toEqual({ refused: 'note-not-archived' });
});

test('[NT4] every kind of account has its usual headings in every language', () => {
  for (const language of ['en', 'fr', 'it'] as const)
    for (const kind of accountKinds)
      expect(usualNote(kind, language).filter((block) => block.kind === 'heading').length).toBeGreaterThan(1);
});
