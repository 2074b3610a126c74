import path from 'node:path';

import { createServerDocuments } from '@baton/collab-server/collab/server-documents.ts';
import { createUpdateLog } from '@baton/collab-server/collab/update-log/update-log.ts';
import { accountImporter } from '@baton/collab-server/features/accounts/importer.ts';
import { contactImporter } from '@baton/collab-server/features/contacts/importer.ts';
import { boardImporter } from '@baton/collab-server/features/deals/board-importer.ts';
import { boardKind } from '@baton/collab-server/features/deals/board.projection.ts';
import { dealImporter } from '@baton/collab-server/features/deals/deal-importer.ts';
import { namedByDeals } from '@baton/collab-server/features/deals/import-reads.ts';
import { folderSource, type FileSource } from '@baton/collab-server/features/imports/file-source.ts';
import type { ImportParts } from '@baton/collab-server/features/imports/import-parts.ts';
import { continueImport } from '@baton/collab-server/features/imports/import.job.ts';
import { productImporter } from '@baton/collab-server/features/products/importer.ts';
import { memberImporter } from '@baton/collab-server/features/workspaces/importer.ts';
import { systemClock } from '@baton/collab-server/platform/clock/clock.ts';
import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import { createFactRecorder } from '@baton/collab-server/platform/facts/recorder.ts';
import type { Scopes } from '@baton/collab-server/platform/scope/scope.ts';
import type { ImportId, ImportRun } from '@baton/schema/imports';
import type { WorkspaceId } from '@baton/schema/shared';
import type { Sql } from 'postgres';

export const salesFolder = path.resolve(import.meta.dirname, '../fixtures/crm-sales-opportunities');
export const salesFiles = (): Promise<FileSource> => folderSource(salesFolder);

/** The real parts that importing works with, on one database. */
export const importParts = (scopes: Scopes): ImportParts => {
  const clock = systemClock;
  const facts = createFactRecorder({ projections: [], clock, newId });
  const log = createUpdateLog({ scopes });
  const { documents } = createServerDocuments({ scopes, kinds: [boardKind({ clock })], facts, log, clock });
  const importers = [
    productImporter(namedByDeals('product')),
    memberImporter(namedByDeals('owner')),
    accountImporter(namedByDeals('account')),
    contactImporter,
    boardImporter,
    dealImporter,
  ];
  return { scopes, documents, facts, importers, clock, newId };
};

/** An import that is begun and not yet applied. */
export const aRun = async (
  sql: Sql,
  workspace: WorkspaceId,
  { source = 'sales', settings = { choices: {} } }: { source?: string; settings?: object } = {},
): Promise<ImportId> => {
  const id = newId() as ImportId;
  await sql`insert into import_runs (workspace, id, source, state, settings, counts, created_at)
    values (${workspace}, ${id}, ${source}, 'open', ${sql.json(settings as never)}, '{}', now())`;
  return id;
};

export const applyRun = async (
  parts: ImportParts,
  sql: Sql,
  ref: { workspace: WorkspaceId; id: ImportId },
  files: FileSource,
): Promise<ImportRun['counts']> => {
  await sql`update import_runs set state = 'applying', done = 0 where id = ${ref.id}`;
  await continueImport(parts, ref, new AbortController().signal, files);
  const [run] = await sql<{ state: string; counts: ImportRun['counts']; problem: unknown }[]>`
    select state, counts, problem from import_runs where id = ${ref.id}`;
  if (run?.state !== 'applied') throw new Error(`The import is ${run?.state}: ${JSON.stringify(run?.problem)}`);
  return run.counts;
};

export const undoRun = async (
  parts: ImportParts,
  sql: Sql,
  ref: { workspace: WorkspaceId; id: ImportId },
): Promise<{ reversed: number; kept: number }> => {
  await sql`update import_runs set state = 'undoing', done = 0 where id = ${ref.id}`;
  await continueImport(parts, ref, new AbortController().signal);
  const [run] = await sql<{ reversed: number; kept: number }[]>`
    select reversed, kept from import_runs where id = ${ref.id} and state = 'undone'`;
  if (!run) throw new Error('The import is not undone');
  return { reversed: run.reversed, kept: run.kept };
};
