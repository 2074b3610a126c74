import { sql } from 'drizzle-orm';
import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import type { AccountId, ContainerId, MemberId, MentionId, ThreadId, WorkspaceId } from '../../shared/index.ts';

/**
 * One row per person or team that a text calls. What is written follows the text, what was answered follows the facts;
 * who may see it is who may see the container, or in a thread that has none who reads the thread.
 */
export const mentions = pgTable(
  'mentions',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<MentionId>().notNull(),
    /** None in a thread on a contact: who reads the thread reads it. */
    container: uuid().$type<ContainerId>(),
    account: uuid().$type<AccountId>(),
    place: text().$type<'note' | 'brief' | 'thread'>().notNull(),
    placeId: uuid('place_id').notNull(),
    /** The place where it is a thread, computed by the database: with the thread the mention is deleted. */
    thread: uuid()
      .$type<ThreadId>()
      .generatedAlwaysAs(sql`case when place = 'thread' then place_id end`),
    targetKind: text('target_kind').$type<'member' | 'team'>().notNull(),
    target: uuid().notNull(),
    action: text().$type<'answer' | 'review' | 'decide' | 'do'>(),
    dueAt: timestamp('due_at', { withTimezone: true }),
    line: text().notNull(),
    madeBy: uuid('made_by').$type<MemberId>(),
    madeAt: timestamp('made_at', { withTimezone: true }).notNull(),
    goneAt: timestamp('gone_at', { withTimezone: true }),
    state: text().$type<'plain' | 'open' | 'acknowledged' | 'declined'>().notNull(),
    holderKind: text('holder_kind').$type<'member' | 'team'>().notNull(),
    holder: uuid().notNull(),
    answeredBy: uuid('answered_by').$type<MemberId>(),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    reason: text(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);
