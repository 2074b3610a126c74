import { sql } from 'drizzle-orm';
import { boolean, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import type {
  AccountId,
  CommentId,
  ContactId,
  ContainerId,
  MemberId,
  TaskId,
  ThreadId,
  WorkspaceId,
} from '../../shared/index.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** One row per thread. Who may see it is who may see the container; its quote follows the text that bears its mark. */
export const threads = pgTable(
  'threads',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<ThreadId>().notNull(),
    /** None where it is about a contact or a task: who knows of that reads it. */
    container: uuid().$type<ContainerId>(),
    account: uuid().$type<AccountId>(),
    subjectKind: text('subject_kind')
      .$type<'note' | 'proposal' | 'account' | 'deal' | 'contact' | 'handoff' | 'task'>()
      .notNull(),
    subject: uuid().notNull(),
    /** The subject where it is a contact, computed by the database: with the contact the thread is deleted. */
    contact: uuid()
      .$type<ContactId>()
      .generatedAlwaysAs(sql`case when subject_kind = 'contact' then subject end`),
    /** The same where it is a task. */
    task: uuid()
      .$type<TaskId>()
      .generatedAlwaysAs(sql`case when subject_kind = 'task' then subject end`),
    public: boolean().notNull(),
    quote: text(),
    detachedAt: instant('detached_at'),
    resolvedAt: instant('resolved_at'),
    resolvedBy: uuid('resolved_by').$type<MemberId>(),
    assignee: uuid().$type<MemberId>(),
    createdAt: instant('created_at').notNull(),
    createdBy: uuid('created_by').$type<MemberId>(),
    /** When the last of its comments was deleted. */
    deletedAt: instant('deleted_at'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

/** One row per comment. */
export const comments = pgTable(
  'comments',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<CommentId>().notNull(),
    thread: uuid().$type<ThreadId>().notNull(),
    author: uuid().$type<MemberId>(),
    body: text().notNull(),
    createdAt: instant('created_at').notNull(),
    editedAt: instant('edited_at'),
    deletedAt: instant('deleted_at'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);
