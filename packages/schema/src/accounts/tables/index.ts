import { bigint, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import type {
  AccountId,
  ActiveStage,
  Address,
  Channel,
  ContactId,
  Currency,
  Email,
  LifeStatus,
  MemberId,
  Phone,
  Taken,
  WorkspaceId,
} from '../../shared/index.ts';
import type { AccountKind } from '../account.ts';

/** What a merge changed, kept with the account that went in it, so that it can be taken back. */
export interface Merge {
  taken: Taken[];
  gained: ContactId[];
}

/** One row per company; who may see it lies in its container. */
export const accounts = pgTable(
  'accounts',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<AccountId>().notNull(),
    name: text().notNull(),
    /** Computed by the database: what names are found and ordered by. */
    nameFolded: text('name_folded').generatedAlwaysAs('fold_text(name)').notNull(),
    kind: text().$type<AccountKind>().notNull(),
    status: text().$type<LifeStatus>().notNull().default('active'),
    activeStage: text('active_stage').$type<ActiveStage>(),
    sector: text(),
    country: text(),
    website: text(),
    domain: text(),
    addresses: jsonb().$type<Address[]>().notNull().default([]),
    phones: jsonb().$type<Phone[]>().notNull().default([]),
    emails: jsonb().$type<Email[]>().notNull().default([]),
    foundedIn: integer('founded_in'),
    employees: integer(),
    /** Yearly, in minor units of `revenueCurrency`; both or neither. */
    revenue: bigint({ mode: 'number' }),
    revenueCurrency: text('revenue_currency').$type<Currency>(),
    parent: uuid().$type<AccountId>(),
    owner: uuid().$type<MemberId>(),
    channel: text().$type<Channel>(),
    language: text(),
    contactHours: text('contact_hours'),
    /** Values of the workspace's own fields, by field. */
    custom: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    archivedAt: timestamp('archived_at', { withTimezone: true }),
    binnedAt: timestamp('binned_at', { withTimezone: true }),
    mergedInto: uuid('merged_into').$type<AccountId>(),
    merge: jsonb().$type<Merge>(),
    externalSource: text('external_source'),
    externalId: text('external_id'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

/** When each person last looked at an account, for the line *since your last visit*. */
export const accountVisits = pgTable(
  'account_visits',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    account: uuid().$type<AccountId>().notNull(),
    member: uuid().$type<MemberId>().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** When the visit before this one ended; looks within half an hour are one visit. */
    before: timestamp({ withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.account, table.member] })],
);
