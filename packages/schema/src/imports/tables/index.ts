import { customType, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import type { MemberId, WorkspaceId } from '../../shared/index.ts';
import type { ImportAction, ImportCounts, ImportId, ImportKind, ImportProblem, ImportState } from '../import-run.ts';
import type { ImportSettings } from '../preview.ts';

const at = (name: string) => timestamp(name, { withTimezone: true });
const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });
const workspace = () => uuid().$type<WorkspaceId>().notNull();

export const importRuns = pgTable(
  'import_runs',
  {
    workspace: workspace(),
    id: uuid().$type<ImportId>().notNull(),
    source: text().notNull(),
    state: text().$type<ImportState>().notNull(),
    settings: jsonb().$type<ImportSettings>().notNull(),
    counts: jsonb().$type<ImportCounts>().notNull(),
    /** Lines of the files that the committed batches have dealt with; where a crashed import goes on. */
    done: integer().notNull(),
    total: integer().notNull(),
    reversed: integer().notNull(),
    kept: integer().notNull(),
    problem: jsonb().$type<ImportProblem>(),
    startedBy: uuid('started_by').$type<MemberId>(),
    createdAt: at('created_at').notNull(),
    finishedAt: at('finished_at'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
);

/** The uploaded files, until the import is applied. */
export const importParts = pgTable(
  'import_parts',
  {
    workspace: workspace(),
    run: uuid().$type<ImportId>().notNull(),
    file: text().notNull(),
    part: integer().notNull(),
    content: bytes().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.run, table.file, table.part] })],
);

/** What a source's own ids stand for here, and the values it gave last: what makes importing twice change nothing. */
export const importRecords = pgTable(
  'import_records',
  {
    workspace: workspace(),
    source: text().notNull(),
    kind: text().$type<ImportKind>().notNull(),
    externalId: text('external_id').notNull(),
    record: uuid().notNull(),
    /** Values as the files gave them, references by the other record's external id. */
    values: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Set by undo: the next import makes the record anew under the same id. */
    undoneAt: at('undone_at'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.source, table.kind, table.externalId] })],
);

/** What a run did with each line it did not leave unchanged. */
export const importLines = pgTable(
  'import_lines',
  {
    workspace: workspace(),
    run: uuid().$type<ImportId>().notNull(),
    /** The order in which lines were dealt with, gap-free from 1; undo goes backwards. */
    seq: integer().notNull(),
    file: text().notNull(),
    line: integer().notNull(),
    kind: text().$type<ImportKind>().notNull(),
    externalId: text('external_id').notNull(),
    title: text().notNull(),
    action: text().$type<ImportAction>().notNull(),
    reason: text(),
    record: uuid(),
    /** Values before an update, as `import_records` held them. */
    before: jsonb().$type<Record<string, unknown>>(),
    /** Digest of the record as the import left it; another one at undo means that somebody touched it. */
    fingerprint: text(),
    outcome: text().$type<'reversed' | 'kept'>(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.run, table.seq] })],
);
