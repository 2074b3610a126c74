import {
  bigint,
  customType,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';

import type { Origin } from '../../shared/access.ts';
import type { AccountId, FactId, MemberId, WorkspaceId } from '../../shared/id.ts';

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });
const at = (name: string) => timestamp(name, { withTimezone: true });
const inWorkspace = () => uuid().$type<WorkspaceId>().notNull();

/** What happened. Insert-only; `data` and `salt` are null once a payload was erased. */
export const facts = pgTable(
  'facts',
  {
    workspace: inWorkspace(),
    id: uuid().$type<FactId>().notNull(),
    /** Order of insertion; not of commit, so it never serves as a cursor. */
    ins: bigint({ mode: 'number' }).generatedAlwaysAsIdentity(),
    type: text().notNull(),
    actor: uuid().$type<MemberId>(),
    origin: text().$type<Origin>().notNull(),
    cause: text(),
    subjectKind: text('subject_kind').notNull(),
    subject: uuid().notNull(),
    account: uuid().$type<AccountId>(),
    data: jsonb().$type<Record<string, unknown>>(),
    salt: bytea(),
    digest: bytea().notNull(),
    occurredAt: at('occurred_at').notNull(),
    recordedAt: at('recorded_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

/** The place of a committed fact in its workspace. */
export const factSequence = pgTable(
  'fact_sequence',
  {
    workspace: inWorkspace(),
    seq: bigint({ mode: 'number' }).notNull(),
    fact: uuid().$type<FactId>().notNull(),
    hash: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.seq] }), unique().on(table.workspace, table.fact)],
);

/** Facts that have no place yet; filled by a trigger, emptied by the sequencer. */
export const factQueue = pgTable(
  'fact_queue',
  {
    workspace: inWorkspace(),
    ins: bigint({ mode: 'number' }).notNull(),
    fact: uuid().$type<FactId>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.ins] })],
);

/** How often a person changed something that is theirs alone, by topic; such changes leave no fact. */
export const ownMarks = pgTable(
  'own_marks',
  {
    workspace: inWorkspace(),
    member: uuid().$type<MemberId>().notNull(),
    topic: text().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.member, table.topic] })],
);

/** How far the automations of a workspace have looked through its facts. */
export const automationCursors = pgTable('automation_cursors', {
  workspace: inWorkspace().primaryKey(),
  seq: bigint({ mode: 'number' }).notNull(),
});

/** Requests that were understood and not carried out. Append-only. */
export const refusals = pgTable(
  'refusals',
  {
    workspace: inWorkspace(),
    ins: bigint({ mode: 'number' }).generatedAlwaysAsIdentity(),
    actor: uuid().$type<MemberId>(),
    origin: text().$type<Origin>().notNull(),
    /** The route as the API names it, and the path that was asked for. */
    route: text().notNull(),
    target: text().notNull(),
    reason: text().notNull(),
    detail: jsonb().$type<Record<string, string | number>>(),
    requestId: text('request_id').notNull(),
    at: at('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.ins] })],
);

/** Requests that were answered under a key, kept for 30 days. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    workspace: inWorkspace(),
    actor: uuid().$type<MemberId>().notNull(),
    key: text().notNull(),
    /** SHA-256 of method, path and body: the same key with another request is an error. */
    digest: bytea().notNull(),
    answer: json().$type<{ answer?: unknown }>(),
    createdAt: at('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.actor, table.key] })],
);
