import { bigint, boolean, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import type { Currency, ProductId, WorkspaceId } from '../../shared/index.ts';

/** The price list. */
export const products = pgTable(
  'products',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<ProductId>().notNull(),
    name: text().notNull(),
    series: text(),
    /** Minor units of `currency`. */
    price: bigint({ mode: 'number' }).notNull(),
    currency: text().$type<Currency>().notNull(),
    retired: boolean().notNull(),
    externalSource: text('external_source'),
    externalId: text('external_id'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);
