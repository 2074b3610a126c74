import { bigint, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import type { AccountId, MemberId, NoteId, WorkspaceId } from '../../shared/index.ts';

/** One row per note. Title, text and words follow its live document; who may see it is who may see its account. */
export const notes = pgTable(
  'notes',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<NoteId>().notNull(),
    account: uuid().$type<AccountId>().notNull(),
    parent: uuid().$type<NoteId>(),
    title: text().notNull(),
    text: text().notNull(),
    words: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    editedAt: timestamp('edited_at', { withTimezone: true }).notNull(),
    editedBy: uuid('edited_by').$type<MemberId>(),
    archivedAt: timestamp('archived_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

/** Moments of a note that somebody has named. */
export const noteVersions = pgTable(
  'note_versions',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    note: uuid().$type<NoteId>().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
    name: text().notNull(),
    namedBy: uuid('named_by').$type<MemberId>(),
    namedAt: timestamp('named_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.note, table.seq] })],
);
