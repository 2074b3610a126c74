import { bigint, boolean, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import type { Currency, ProductId, TaxRateId, WorkspaceId } from '../../shared/index.ts';
import type { Product } from '../product.ts';

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
    kind: text().$type<Product['kind']>().notNull().default('goods'),
    unit: text().notNull().default(''),
    recurrence: text().$type<Product['recurrence']>().notNull().default('once'),
    taxRate: uuid('tax_rate').$type<TaxRateId>(),
    retired: boolean().notNull(),
    externalSource: text('external_source'),
    externalId: text('external_id'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);
