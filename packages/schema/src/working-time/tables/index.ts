import { date, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import type { AbsenceId, MemberId, WorkspaceId } from '../../shared/index.ts';
import type { HourSpan, WorkWeek } from '../working-hours.ts';

/** When a team works, or one person who does not as their team does; a person's row has no holidays. */
export const workingHours = pgTable(
  'working_hours',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    /** A team or a member. */
    holder: uuid().notNull(),
    zone: text().notNull(),
    week: jsonb().$type<WorkWeek>().notNull(),
    holidays: jsonb().$type<string[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.holder] })],
);

export const absences = pgTable(
  'absences',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<AbsenceId>().notNull(),
    member: uuid().$type<MemberId>().notNull(),
    from: date('from_day', { mode: 'string' }).notNull(),
    to: date('to_day', { mode: 'string' }).notNull(),
    /** Null for whole days. */
    hours: jsonb().$type<HourSpan | null>(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);
