import { bigint, boolean, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import type { MemberId, NewFact, Origin, WorkspaceId } from '../../shared/index.ts';

/** How far rows and facts follow the log of a document. Its lock makes one projector at a time of all nodes. */
export const documentProjections = pgTable('document_projections', {
  document: uuid().primaryKey(),
  workspace: uuid().$type<WorkspaceId>().notNull(),
  epoch: integer().notNull(),
  projectedSeq: bigint('projected_seq', { mode: 'number' }).notNull(),
  /** A newer version reads more out of the document: its rows are written anew before anything else is. */
  outdated: boolean().notNull().default(false),
});

/** Changes that become facts once they are left alone for a while (M9). */
export const settling = pgTable(
  'settling',
  {
    document: uuid().notNull(),
    subject: text().notNull(),
    what: text().notNull(),
    workspace: uuid().$type<WorkspaceId>().notNull(),
    epoch: integer().notNull(),
    /** The latest row that changed it; the fact's id is derived from it. */
    seq: bigint({ mode: 'number' }).notNull(),
    actor: uuid().$type<MemberId>(),
    origin: text().$type<Origin>().notNull(),
    cause: text(),
    fact: jsonb().$type<NewFact>().notNull(),
    /** When the latest change was made; the fact says it happened then. */
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull(),
    firstAt: timestamp('first_at', { withTimezone: true }).notNull(),
    dueAt: timestamp('due_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.document, table.subject, table.what] })],
);
