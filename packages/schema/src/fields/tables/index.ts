import { boolean, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import type { FieldId, WorkspaceId } from '../../shared/index.ts';
import type { Field } from '../field.ts';

/** One row per field that a workspace has added. Values lie with the records, by the id of the field. */
export const customFields = pgTable(
  'custom_fields',
  {
    workspace: uuid().$type<WorkspaceId>().notNull(),
    id: uuid().$type<FieldId>().notNull(),
    subject: text().$type<Field['subject']>().notNull(),
    name: text().notNull(),
    kind: text().$type<Field['kind']>().notNull(),
    options: jsonb().$type<Field['options']>().notNull(),
    place: integer().notNull(),
    retired: boolean().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);
