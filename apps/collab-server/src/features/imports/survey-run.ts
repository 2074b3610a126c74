import { importRecords } from '@baton/schema/imports/tables';
import { workspaces } from '@baton/schema/workspaces/tables';
import { and, eq } from 'drizzle-orm';

import type { Tx } from '#platform/scope/scope.ts';

import { customFieldsOf } from '../fields/reads.ts';
import type { FileSource } from './file-source.ts';
import { findingId } from './findings.ts';
import { importerOf, type ImportParts, type RunRow } from './import-parts.ts';
import { countryOf, homeOf } from './people/phone-number.ts';
import type { Survey } from './survey-notes.ts';
import { surveyFiles } from './survey.ts';

/** An open deal without a sign of life for so long is named before it is imported. */
const idleDays = 365;

type Surveyed = Pick<RunRow, 'workspace' | 'source' | 'settings' | 'createdAt'>;

/**
 * Surveys the files of a run. What is asked of the workspace leaves out what this source has made itself, and days are
 * counted from the run's beginning, so that a run that goes on after a crash sees what it saw before.
 */
export const surveyRun = async (
  parts: Pick<ImportParts, 'importers'>,
  inTransaction: <T>(read: (tx: Tx) => Promise<T>) => Promise<T>,
  { workspace, source: from, settings, createdAt }: Surveyed,
  source: FileSource,
): Promise<Survey> => {
  const { currency: base, language } = await inTransaction((tx) => homeOfWorkspace(tx, workspace));
  const currency = settings.currency ?? base;
  const fields = await inTransaction((tx) => customFieldsOf(tx, { workspace, subject: 'contact' }));
  const home = homeOf({ language, currency: base });
  const today = createdAt.toISOString().slice(0, 10);
  const idleBefore = new Date(createdAt.getTime() - idleDays * 86_400_000).toISOString().slice(0, 10);
  return surveyFiles({
    source,
    currency,
    country: (file) => countryOf(settings.choices[countryChoice(file)]?.value) ?? home,
    fields: fields.filter(({ retired }) => !retired),
    today,
    idleBefore,
    known: (kind, names) =>
      inTransaction(async (tx) => {
        const found = await importerOf(parts, kind).find(tx, names);
        const own = await tx
          .select({ record: importRecords.record })
          .from(importRecords)
          .where(
            and(eq(importRecords.workspace, workspace), eq(importRecords.source, from), eq(importRecords.kind, kind)),
          );
        const made = new Set(own.map(({ record }) => record));
        return new Set([...found].filter(([, id]) => !made.has(id)).map(([name]) => name));
      }),
  });
};

/** What a person has chosen as the country of a file's numbers is needed before the file is read. */
const countryChoice = (file: string) => findingId({ kind: 'country-assumed', file, field: 'phone' });

const homeOfWorkspace = async (tx: Tx, workspace: RunRow['workspace']) => {
  const [row] = await tx
    .select({ currency: workspaces.baseCurrency, language: workspaces.language })
    .from(workspaces)
    .where(eq(workspaces.id, workspace));
  return row ?? { currency: 'EUR', language: 'en' };
};
