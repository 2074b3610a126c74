import { date, doublePrecision, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import type { AccountId, GoalId, Holder, MemberId, WorkspaceId } from '../../shared/index.ts';
import type { GoalState, Measure } from '../goal.ts';

/** One row per goal, as its facts leave it. */
export const goals = pgTable(
  'goals',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<GoalId>().notNull(),
    account: uuid().$type<AccountId>().notNull(),
    title: text().notNull(),
    targetOn: date('target_on', { mode: 'string' }).notNull(),
    measure: jsonb().$type<Measure>().notNull(),
    value: doublePrecision().notNull(),
    ownerKind: text('owner_kind').$type<Holder['kind']>(),
    owner: uuid(),
    state: text().$type<GoalState>().notNull(),
    setBy: uuid('set_by').$type<MemberId>(),
    setAt: timestamp('set_at', { withTimezone: true }).notNull(),
    closedAt: timestamp('closed_at', { withTimezone: true }),
    /** The target day of which it was said that it passed. */
    overdueTold: date('overdue_told', { mode: 'string' }),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);
