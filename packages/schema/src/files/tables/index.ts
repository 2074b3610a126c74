import { bigint, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import type { AccountId, MemberId, ProposalId, WorkspaceId } from '../../shared/index.ts';
import type { FileId, UploadId } from '../file.ts';

const at = (name: string) => timestamp(name, { withTimezone: true });
const workspace = () => uuid().$type<WorkspaceId>().notNull();

/**
 * Every object of the storage, from before its first byte until after its last: `arriving` → `kept` → `used` by a version,
 * and `doomed` once it is to be removed. So nothing in the storage is ever without a row that knows of it.
 */
export const fileObjects = pgTable(
  'file_objects',
  {
    workspace: workspace(),
    /** Minted by the server, once for each attempt to send. */
    object: uuid().notNull(),
    upload: uuid().$type<UploadId>().notNull(),
    account: uuid().$type<AccountId>().notNull(),
    member: uuid().$type<MemberId>().notNull(),
    state: text().$type<'arriving' | 'kept' | 'used' | 'doomed'>().notNull(),
    /** While it arrives, what was set aside for it. */
    bytes: bigint({ mode: 'number' }).notNull(),
    type: text(),
    sha256: text(),
    at: at('at').notNull(),
    /** The proposal that was sent with it: it stays as long as that does. */
    heldBy: uuid('held_by').$type<ProposalId>(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.object] })],
);

export const files = pgTable(
  'files',
  {
    workspace: workspace(),
    id: uuid().$type<FileId>().notNull(),
    account: uuid().$type<AccountId>().notNull(),
    name: text().notNull(),
    type: text().notNull(),
    bytes: bigint({ mode: 'number' }).notNull(),
    version: integer().notNull(),
    createdBy: uuid('created_by').$type<MemberId>(),
    createdAt: at('created_at').notNull(),
    changedBy: uuid('changed_by').$type<MemberId>(),
    changedAt: at('changed_at').notNull(),
    archivedAt: at('archived_at'),
    /** The account it came from by a merge. */
    mergedFrom: uuid('merged_from').$type<AccountId>(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

export const fileVersions = pgTable(
  'file_versions',
  {
    workspace: workspace(),
    file: uuid().$type<FileId>().notNull(),
    version: integer().notNull(),
    object: uuid().notNull(),
    type: text().notNull(),
    bytes: bigint({ mode: 'number' }).notNull(),
    sha256: text().notNull(),
    addedBy: uuid('added_by').$type<MemberId>(),
    addedAt: at('added_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.file, table.version] })],
);
