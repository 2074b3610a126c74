import { date, numeric, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import type { Currency, WorkspaceId } from '../../shared/index.ts';

/** What one unit of `currency` is worth in `base`, from that day on. Rates of a former base stay, under it. */
export const exchangeRates = pgTable(
  'exchange_rates',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    base: text().$type<Currency>().notNull(),
    currency: text().$type<Currency>().notNull(),
    day: date({ mode: 'string' }).notNull(),
    value: numeric({ precision: 18, scale: 9 }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.base, table.currency, table.day] })],
);
