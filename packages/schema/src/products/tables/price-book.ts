import { boolean, date, jsonb, numeric, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import type { Currency, ProductId, TaxRateId, WorkspaceId } from '../../shared/index.ts';
import type { DiscountLimit } from '../discount-limit.ts';
import type { PriceTier } from '../price.ts';
import type { TaxRate } from '../tax-rate.ts';

/** What a product costs in one currency, from that day on. */
export const productPrices = pgTable(
  'product_prices',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    product: uuid().$type<ProductId>().notNull(),
    currency: text().$type<Currency>().notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    unitPrice: numeric('unit_price', { precision: 18, scale: 6 }).notNull(),
    tiers: jsonb().$type<PriceTier[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.product, table.currency, table.validFrom] })],
);

/** The rates of tax that a workspace charges. */
export const taxRates = pgTable(
  'tax_rates',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<TaxRateId>().notNull(),
    name: text().notNull(),
    category: text().$type<TaxRate['category']>().notNull(),
    rate: numeric({ precision: 7, scale: 4 }).notNull(),
    retired: boolean().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

/** How many percent a role may take off a kind of product; no row = no limit. */
export const discountLimits = pgTable(
  'discount_limits',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    role: text().$type<DiscountLimit['role']>().notNull(),
    kind: text().$type<DiscountLimit['kind']>().notNull(),
    percent: numeric({ precision: 7, scale: 4 }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.role, table.kind] })],
);
