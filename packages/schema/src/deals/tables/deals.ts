import { bigint, date, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import type {
  AccountId,
  BoardId,
  Currency,
  DealId,
  MemberId,
  ProductId,
  StageId,
  WorkspaceId,
} from '../../shared/index.ts';
import type { ArchiveReason, DealHome, DealStatus } from '../deal-record.ts';

/**
 * One row per deal. While `home` is `board` the live document of that board is the deal's home and the row follows it;
 * in the archive the row is all there is. Ids of account, owner and product come from the document unchecked: they are
 * resolved only through the reader's policy (M8).
 */
export const deals = pgTable(
  'deals',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<DealId>().notNull(),
    board: uuid().$type<BoardId>().notNull(),
    home: text().$type<DealHome>().notNull(),
    title: text().notNull(),
    account: uuid().$type<AccountId>(),
    /** Minor units of `currency`. */
    amount: bigint({ mode: 'number' }),
    currency: text().$type<Currency>().notNull(),
    owner: uuid().$type<MemberId>(),
    stage: uuid().$type<StageId>().notNull(),
    rank: text().notNull(),
    closeOn: date('close_on', { mode: 'string' }),
    labels: text().array().notNull(),
    product: uuid().$type<ProductId>(),
    status: text().$type<DealStatus>().notNull(),
    closedOn: date('closed_on', { mode: 'string' }),
    stageSince: timestamp('stage_since', { withTimezone: true }).notNull(),
    lastActivity: timestamp('last_activity', { withTimezone: true }).notNull(),
    /** Type of the fact that counted. */
    lastActivityType: text('last_activity_type').notNull(),
    archivedAt: timestamp('archived_at', { withTimezone: true }),
    archiveReason: text('archive_reason').$type<ArchiveReason>(),
    externalSource: text('external_source'),
    externalId: text('external_id'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);
