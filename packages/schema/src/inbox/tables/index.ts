import { boolean, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import type {
  CommentId,
  FactId,
  GoalId,
  InboxItemId,
  LifeStage,
  MemberId,
  MentionId,
  NoteId,
  TaskId,
  ThreadId,
  WorkspaceId,
} from '../../shared/index.ts';
import type { InboxReason, InboxReasonKind, InboxRecordKind } from '../inbox-item.ts';
import type { NotificationSettings, QuietHours } from '../notification-settings.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** One row per person and record. Whether they see it is asked anew at every reading: rights change after it came. */
export const inboxItems = pgTable(
  'inbox_items',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<InboxItemId>().notNull(),
    member: uuid().$type<MemberId>().notNull(),
    recordKind: text('record_kind').$type<InboxRecordKind>().notNull(),
    record: uuid().notNull(),
    newestAt: instant('newest_at').notNull(),
    /** What the list is ordered by: the newest reason, or the moment that it was snoozed until. */
    placedAt: instant('placed_at').notNull(),
    unread: boolean().notNull(),
    doneAt: instant('done_at'),
    snoozedUntil: instant('snoozed_until'),
    muted: boolean().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

/** Why it is there, one row per fact. What was said stays where it was said. */
export const inboxReasons = pgTable(
  'inbox_reasons',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    item: uuid().$type<InboxItemId>().notNull(),
    fact: uuid().$type<FactId>().notNull(),
    kind: text().$type<InboxReasonKind>().notNull(),
    actor: uuid().$type<MemberId>(),
    at: instant('at').notNull(),
    note: uuid().$type<NoteId>(),
    thread: uuid().$type<ThreadId>(),
    comment: uuid().$type<CommentId>(),
    mention: uuid().$type<MentionId>(),
    goal: uuid().$type<GoalId>(),
    stage: text().$type<LifeStage>(),
    part: text().$type<NonNullable<InboxReason['part']>['part']>(),
    /** Not before this moment a mail may tell of it; null when none will, or one has. */
    mailAt: instant('mail_at'),
    /** From this moment on it is told once more, because its row was snoozed until then. */
    backAt: instant('back_at'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.item, table.fact] })],
);

/** How people want to be told; who has no row is told as usual. */
export const notificationSettings = pgTable(
  'notification_settings',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    member: uuid().$type<MemberId>().notNull(),
    events: jsonb().$type<NotificationSettings['events']>().notNull(),
    dailyAt: text('daily_at').notNull(),
    quiet: jsonb().$type<QuietHours | null>(),
    quietUntil: instant('quiet_until'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.member] })],
);

/** For which day and hour of a task its assignee was told of it: that it fell due, became overdue, or was to be reminded. */
export const inboxTold = pgTable(
  'inbox_told',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    task: uuid().$type<TaskId>().notNull(),
    moment: text().$type<'fell-due' | 'became-overdue' | 'reminder'>().notNull(),
    due: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.task, table.moment] })],
);
