import { boolean, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import type { BoardId, Currency, DealId, StageId, WorkspaceId } from '../../shared/index.ts';

/** One row per board; who may use it lies in its container, what is on it in its live document. */
export const boards = pgTable(
  'boards',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<BoardId>().notNull(),
    name: text().notNull(),
    currency: text().$type<Currency>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

/** Follows the stages of the live document; its key holds the board because a document may name any stage id. */
export const boardStages = pgTable(
  'board_stages',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    board: uuid().$type<BoardId>().notNull(),
    id: uuid().$type<StageId>().notNull(),
    name: text().notNull(),
    kind: text().$type<'open' | 'won' | 'lost'>().notNull(),
    rank: text().notNull(),
    probability: integer().notNull(),
    idleDays: integer('idle_days'),
    wipLimit: integer('wip_limit'),
    folded: boolean().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.board, table.id] })],
);

/** Ids that a board's document uses though they belong to a deal of elsewhere (M8); upkeep takes them off. */
export const boardStrays = pgTable(
  'board_strays',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    board: uuid().$type<BoardId>().notNull(),
    deal: uuid().$type<DealId>().notNull(),
    title: text().notNull(),
    noticedAt: timestamp('noticed_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.board, table.deal] })],
);
