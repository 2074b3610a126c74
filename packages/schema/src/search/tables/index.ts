import { customType, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import type { ContainerId, WorkspaceId } from '../../shared/index.ts';
import type { FoundKind } from '../found.ts';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** One row per record that can be found; written by triggers on the records' tables alone. */
export const searchEntries = pgTable(
  'search_entries',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    kind: text().$type<FoundKind>().notNull(),
    id: uuid().notNull(),
    containers: uuid().$type<ContainerId>().array().notNull(),
    title: text().notNull(),
    words: text().notNull(),
    body: tsvector(),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.kind, table.id] })],
);
