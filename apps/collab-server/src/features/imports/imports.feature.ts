import type { Feature, FactVisibility } from '#platform/command/feature.ts';
import type { Importer } from '#platform/imports/importer.port.ts';
import type { Scopes } from '#platform/scope/scope.ts';

import { forgetFiles } from './forget.job.ts';
import type { ImportParts } from './import-parts.ts';
import { continueImports } from './import.job.ts';
import { addPart, applyImport, createImport, undoImport } from './imports.command.ts';
import { importsPolicy } from './imports.policy.ts';
import { importsProjections } from './imports.projection.ts';
import { listImportLines, listImports, previewOfImport, readImport } from './imports.queries.ts';

const aboutImports: FactVisibility = async (_tx, actor, facts) =>
  new Set(importsPolicy.hear(actor) ? facts.map(({ id }) => id) : []);

/** Bringing records in from files, through the doors that other features offer. */
export const importsFeature = (parts: {
  scopes: Scopes;
  importers: readonly Importer[];
  job: () => ImportParts;
}): Feature => ({
  name: 'imports',
  commands: [createImport, addPart, applyImport, undoImport],
  queries: [listImports, readImport, previewOfImport(parts), listImportLines],
  projections: importsProjections,
  sees: { import: aboutImports },
  jobs: [continueImports(parts.job), forgetFiles(parts)],
});
