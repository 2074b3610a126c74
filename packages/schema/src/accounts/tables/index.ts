import { bigint, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import type { AccountId, Currency, MemberId, WorkspaceId } from '../../shared/index.ts';
import type { AccountKind } from '../account.ts';

/** One row per company; who may see it lies in its container. */
export const accounts = pgTable(
  'accounts',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<AccountId>().notNull(),
    name: text().notNull(),
    kind: text().$type<AccountKind>().notNull(),
    sector: text(),
    country: text(),
    foundedIn: integer('founded_in'),
    employees: integer(),
    /** Yearly, in minor units of `revenueCurrency`; both or neither. */
    revenue: bigint({ mode: 'number' }),
    revenueCurrency: text('revenue_currency').$type<Currency>(),
    parent: uuid().$type<AccountId>(),
    owner: uuid().$type<MemberId>(),
    externalSource: text('external_source'),
    externalId: text('external_id'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);
