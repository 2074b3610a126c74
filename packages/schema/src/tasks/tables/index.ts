import { date, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import type {
  AccountId,
  ContainerId,
  MemberId,
  MentionId,
  NoteId,
  TaskId,
  TeamId,
  WorkspaceId,
} from '../../shared/index.ts';
import type { ChecklistItem, Priority, TaskSubject } from '../task.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** One row per task. Who may see it follows from what it is about; where it is about nothing, from whom it has to do with. */
export const tasks = pgTable(
  'tasks',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<TaskId>().notNull(),
    title: text().notNull(),
    details: text().notNull(),
    subjectKind: text('subject_kind').$type<TaskSubject['kind']>(),
    subject: uuid(),
    container: uuid().$type<ContainerId>(),
    account: uuid().$type<AccountId>(),
    assignee: uuid().$type<MemberId>(),
    team: uuid().$type<TeamId>(),
    dueOn: date('due_on', { mode: 'string' }),
    dueTime: text('due_time'),
    dueZone: text('due_zone'),
    /** The instant, where there is an hour. */
    dueAt: instant('due_at'),
    /** What lists are ordered by: day, then hour, those without an hour after the others of the day. */
    dueKey: text('due_key').generatedAlwaysAs('due_on'),
    remindAt: instant('remind_at'),
    repeat: text(),
    priority: text().$type<Priority>().notNull(),
    checklist: jsonb().$type<ChecklistItem[]>().notNull(),
    createdBy: uuid('created_by').$type<MemberId>(),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    doneAt: instant('done_at'),
    doneBy: uuid('done_by').$type<MemberId>(),
    binnedAt: instant('binned_at'),
    /** The note that it is written in, and which item of it: the row follows the document. */
    note: uuid().$type<NoteId>(),
    item: text(),
    /** The mentions in its line that say who it is with. */
    called: uuid().array().$type<MentionId[]>(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

/** Who follows what becomes of a task. */
export const taskWatchers = pgTable(
  'task_watchers',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    task: uuid().$type<TaskId>().notNull(),
    member: uuid().$type<MemberId>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.task, table.member] })],
);
