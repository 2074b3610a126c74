import {
  bigint,
  boolean,
  customType,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';

import type { MemberId, Origin, WorkspaceId } from '../../shared/index.ts';

export * from './projections.ts';

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

/** The counter row of a live document; its lock orders what is appended. */
export const documents = pgTable(
  'documents',
  {
    id: uuid().primaryKey(),
    workspace: uuid().$type<WorkspaceId>().notNull(),
    kind: text().notNull(),
    epoch: integer().notNull().default(1),
    seq: bigint({ mode: 'number' }).notNull().default(0),
    shape: integer().notNull(),
    /** Set when the document is frozen: nothing is accepted after this `seq`. */
    closedAtSeq: bigint('closed_at_seq', { mode: 'number' }),
    serverClientId: bigint('server_client_id', { mode: 'number' }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [unique().on(table.workspace, table.id)],
);

/** The update log: the truth about a live document. */
export const documentUpdates = pgTable(
  'document_updates',
  {
    document: uuid().notNull(),
    epoch: integer().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
    workspace: uuid().$type<WorkspaceId>().notNull(),
    update: bytea().notNull(),
    actor: uuid().$type<MemberId>(),
    origin: text().$type<Origin>().notNull(),
    cause: text(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    quarantined: boolean().notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.document, table.epoch, table.seq] })],
);

/** States built from the log to load faster; safe to delete. */
export const documentSnapshots = pgTable(
  'document_snapshots',
  {
    document: uuid().notNull(),
    epoch: integer().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
    workspace: uuid().$type<WorkspaceId>().notNull(),
    state: bytea().notNull(),
    madeAt: timestamp('made_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.document, table.epoch, table.seq] })],
);

/** Whose a Yjs client id is: the first writer keeps it. */
export const documentClients = pgTable(
  'document_clients',
  {
    document: uuid().notNull(),
    epoch: integer().notNull(),
    clientId: bigint('client_id', { mode: 'number' }).notNull(),
    workspace: uuid().$type<WorkspaceId>().notNull(),
    actor: uuid().$type<MemberId>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.document, table.epoch, table.clientId] })],
);
