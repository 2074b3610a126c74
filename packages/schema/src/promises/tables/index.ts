import { date, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import type { AccountId, MemberId, NoteId, PromiseId, ProposalId, WorkspaceId } from '../../shared/index.ts';

/** One row per promise. Its words follow the note, what became of it follows the facts. */
export const promises = pgTable(
  'promises',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<PromiseId>().notNull(),
    account: uuid().$type<AccountId>().notNull(),
    note: uuid().$type<NoteId>(),
    proposal: uuid().$type<ProposalId>(),
    text: text().notNull(),
    madeBy: uuid('made_by').$type<MemberId>(),
    promisedBy: uuid('promised_by').$type<MemberId>(),
    madeAt: timestamp('made_at', { withTimezone: true }).notNull(),
    goneAt: timestamp('gone_at', { withTimezone: true }),
    dueOn: date('due_on', { mode: 'string' }),
    state: text().$type<'open' | 'kept' | 'broken'>().notNull(),
    settledBy: uuid('settled_by').$type<MemberId>(),
    settledAt: timestamp('settled_at', { withTimezone: true }),
    /** When it was signed. */
    lockedAt: timestamp('locked_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);
