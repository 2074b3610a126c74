import type { ImportChoice, ImportKind } from '@baton/schema/imports';

import { foldName } from './columns.ts';
import { findingId, type Noticed } from './findings.ts';
import { referenceFields } from './survey-deals.ts';
import type { ReferenceKind, Survey } from './survey-notes.ts';
import type { TypedRow } from './typed-rows.ts';

/** One record as the files and the person's choices want it. References are the other record's external id. */
export interface Wanted {
  kind: ImportKind;
  file: string;
  line: number;
  externalId: string;
  title: string;
  values: Record<string, unknown>;
  /** Why the line is left out; null = it is not. */
  skip: string | null;
  /** By what a record that is there already is found; absent = by the external id, empty = by nothing. */
  alike?: readonly string[];
}

/** What the steps below share. */
export interface Wanting {
  survey: Survey;
  chosen: Chosen;
}

/** What is to be done about something that a line shows: what the person chose, otherwise what was proposed. */
export type Chosen = (about: Omit<Noticed, 'line'>) => ImportChoice | null;

export const chosenOf = (survey: Survey, choices: Readonly<Record<string, ImportChoice>>): Chosen => {
  const byId = new Map(survey.findings.list().map((finding) => [finding.id, finding]));
  return (about) => {
    const finding = byId.get(findingId(about)) ?? byId.get(findingId({ ...about, value: null }));
    return finding ? (choices[finding.id] ?? finding.proposed) : null;
  };
};

/** The reason to leave a line out because of a cell that cannot be read, when that was chosen. */
export const skippedFor = ({ chosen }: Wanting, file: string, row: TypedRow): string | null => {
  for (const [field, value] of Object.entries(row.cells)) {
    const skips = chosen({ kind: 'unreadable-value', file, field, value });
    if (skips?.choose === 'skip') return 'unreadable-value';
  }
  return null;
};

/** The external id that a reference stands for, or the choice to leave its line out. */
export interface Reference {
  name: string | null;
  skip?: true;
}

/** What a deal's reference stands for. */
export const referenceOf = (wanting: Wanting, file: string, field: string, row: TypedRow): Reference => {
  const kind = referenceFields[field];
  const name = row.values[field];
  return kind && typeof name === 'string' ? referenceTo(wanting, file, { kind, field, name }) : { name: null };
};

/** What a name in a field stands for. */
export const referenceTo = (
  { survey, chosen }: Wanting,
  file: string,
  { kind, field, name }: { kind: ReferenceKind; field: string; name: string | null },
): Reference => {
  if (name === null) return { name: null };
  const known = survey.names[kind].get(foldName(name));
  if (known) return { name: known.name };
  if (survey.deals.there.has(`${kind}:${name}`)) return { name };
  const choice = chosen({ kind: 'unknown-reference', file, field, value: name });
  if (choice?.choose === 'replace') return { name: choice.value ?? null };
  if (choice?.choose === 'leave-empty') return { name: null };
  return choice?.choose === 'skip' ? { name: null, skip: true } : { name };
};
