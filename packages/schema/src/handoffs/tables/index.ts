import { bigint, boolean, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import type {
  AccountId,
  HandoffId,
  HandoffRouteId,
  MemberId,
  TaskId,
  TeamId,
  WorkspaceId,
} from '../../shared/index.ts';
import type { Brief, HandoffState, HandoffSubject, ReturnReason } from '../handoff.ts';
import type { BriefItem, Criterion, Passes } from '../route.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Which team hands what to which. */
export const handoffRoutes = pgTable(
  'handoff_routes',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<HandoffRouteId>().notNull(),
    fromTeamId: uuid('from_team').$type<TeamId>().notNull(),
    toTeamId: uuid('to_team').$type<TeamId>().notNull(),
    items: jsonb().$type<BriefItem[]>().notNull(),
    criteria: jsonb().$type<Criterion[]>().notNull(),
    answerWithin: integer('answer_within').notNull(),
    warnBefore: integer('warn_before').notNull(),
    passes: text().$type<Passes>().notNull(),
    onDealWon: boolean('on_deal_won').notNull(),
    createdAt: instant('created_at').notNull(),
    archivedAt: instant('archived_at'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

/** One row per handoff, with what its route asked for when it was prepared. */
export const handoffs = pgTable(
  'handoffs',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<HandoffId>().notNull(),
    route: uuid().$type<HandoffRouteId>().notNull(),
    fromTeam: uuid('from_team').$type<TeamId>().notNull(),
    toTeam: uuid('to_team').$type<TeamId>().notNull(),
    subjectKind: text('subject_kind').$type<HandoffSubject['kind']>().notNull(),
    subject: uuid().notNull(),
    account: uuid().$type<AccountId>().notNull(),
    state: text().$type<HandoffState>().notNull(),
    passes: text().$type<Passes>().notNull(),
    items: jsonb().$type<BriefItem[]>().notNull(),
    criteria: jsonb().$type<Criterion[]>().notNull(),
    answerWithin: integer('answer_within').notNull(),
    warnBefore: integer('warn_before').notNull(),
    sender: uuid().$type<MemberId>(),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    sentAt: instant('sent_at'),
    rounds: integer().notNull(),
    warnAt: instant('warn_at'),
    dueAt: instant('due_at'),
    warnedAt: instant('warned_at'),
    lateAt: instant('late_at'),
    letIn: jsonb('let_in').$type<LetIn[]>().notNull(),
    acceptedBy: uuid('accepted_by').$type<MemberId>(),
    acceptedAt: instant('accepted_at'),
    owner: uuid().$type<MemberId>(),
    task: uuid().$type<TaskId>(),
    briefSeq: bigint('brief_seq', { mode: 'number' }),
    minutes: integer(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

/** Somebody, or a team, who was let into the account for a handoff. */
export interface LetIn {
  subjectKind: 'member' | 'team';
  subject: string;
}

/** What live briefs say, one row each; `frozen` is all that was judged by an acceptance. */
export const handoffBriefs = pgTable(
  'handoff_briefs',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    handoff: uuid().$type<HandoffId>().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
    texts: jsonb().$type<Record<string, string>>().notNull(),
    /** Items that say something, and criteria that are met: what lists count. */
    written: uuid().array().notNull(),
    checked: uuid().array().notNull(),
    frozen: jsonb().$type<Brief>(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.handoff] })],
);

/** Every time that one was given back. */
export const handoffReturns = pgTable(
  'handoff_returns',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    handoff: uuid().$type<HandoffId>().notNull(),
    at: instant('at').notNull(),
    by: uuid().$type<MemberId>().notNull(),
    reason: text().$type<ReturnReason>().notNull(),
    words: text().notNull(),
    missing: uuid().array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.handoff, table.at] })],
);
