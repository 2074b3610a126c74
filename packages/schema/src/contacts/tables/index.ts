import { jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import type {
  AccountId,
  Address,
  Channel,
  ContactId,
  Email,
  LifeStatus,
  MemberId,
  Phone,
  Taken,
  WorkspaceId,
} from '../../shared/index.ts';
import type { Consent } from '../contact.ts';

/** What a merge changed, kept with the contact that went in it, so that it can be taken back. */
export interface ContactMerge {
  taken: Taken[];
  gained: AccountId[];
}

/** One row per person outside; who may see it follows from the accounts it is at. */
export const contacts = pgTable(
  'contacts',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<ContactId>().notNull(),
    name: text().notNull(),
    nameFolded: text('name_folded').generatedAlwaysAs('fold_text(name)').notNull(),
    title: text(),
    status: text().$type<LifeStatus>().notNull(),
    owner: uuid().$type<MemberId>(),
    emails: jsonb().$type<Email[]>().notNull(),
    phones: jsonb().$type<Phone[]>().notNull(),
    addresses: jsonb().$type<Address[]>().notNull(),
    channel: text().$type<Channel>(),
    language: text(),
    contactHours: text('contact_hours'),
    consents: jsonb().$type<Consent[]>().notNull(),
    custom: jsonb().$type<Record<string, unknown>>().notNull(),
    mergedInto: uuid('merged_into').$type<ContactId>(),
    merge: jsonb().$type<ContactMerge>(),
    archivedAt: timestamp('archived_at', { withTimezone: true }),
    binnedAt: timestamp('binned_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

/** Which contact is at which account, and as what. */
export const accountContacts = pgTable(
  'account_contacts',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    account: uuid().$type<AccountId>().notNull(),
    contact: uuid().$type<ContactId>().notNull(),
    part: text().notNull(),
    linkedAt: timestamp('linked_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.account, table.contact] })],
);

/** When each person last looked at a contact, for the line *since your last visit*. */
export const contactVisits = pgTable(
  'contact_visits',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    contact: uuid().$type<ContactId>().notNull(),
    member: uuid().$type<MemberId>().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** When the visit before this one ended; looks within half an hour are one visit. */
    before: timestamp({ withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.contact, table.member] })],
);
