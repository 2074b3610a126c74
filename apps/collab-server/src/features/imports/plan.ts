import type { ImportAction, ImportKind } from '@baton/schema/imports';
import { importRecords } from '@baton/schema/imports/tables';
import type { WorkspaceId } from '@baton/schema/shared';
import { and, eq, sql } from 'drizzle-orm';

import { canonicalJson } from '#platform/facts/digest.ts';
import type { Importer } from '#platform/imports/importer.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { importerOf } from './import-parts.ts';
import type { Wanted } from './wanting.ts';

/** A wanted record held against what this source gave before. */
export interface Planned extends Wanted {
  action: ImportAction;
  /** Why it is skipped or left as it is. */
  reason: string | null;
  /** What an update changes. */
  fields: string[];
  /** Null while the record is not made; a revived one keeps its id. */
  record: string | null;
  /** The values of the last import, when there was one. */
  before: Record<string, unknown> | null;
}

export interface PlanContext {
  tx: Tx;
  workspace: WorkspaceId;
  source: string;
  importers: readonly Importer[];
}

interface Known {
  record: string;
  values: Record<string, unknown>;
  undone: boolean;
}

/** Says for each line what importing it would do. Only reads. */
export const planBatch = async (context: PlanContext, batch: readonly Wanted[]): Promise<Planned[]> => {
  const planned: Planned[] = [];
  for (const [kind, ofKind] of Map.groupBy(batch, (wanted) => wanted.kind)) {
    const ids = ofKind.map(({ externalId }) => externalId);
    const known = await knownRecords(context, kind, ids);
    const strangers = ofKind.filter(({ externalId }) => !known.has(externalId)).flatMap(namesOf);
    const found = await importerOf(context, kind).find(context.tx, kind === 'board' ? [] : strangers);
    for (const wanted of ofKind) {
      const there = namesOf(wanted).find((name) => found.has(name));
      planned.push(planOne(wanted, known.get(wanted.externalId), found.get(there ?? '')));
    }
  }
  return planned;
};

/** By what a record that is there already would be found. */
const namesOf = ({ alike, externalId }: Wanted): readonly string[] => alike ?? [externalId];

const planOne = (wanted: Wanted, known: Known | undefined, found: string | undefined): Planned => {
  const base: Planned = { ...wanted, action: 'create', reason: wanted.skip, fields: [], record: null, before: null };
  if (wanted.skip !== null) return { ...base, action: 'skip' };
  if (known) return planKnown(base, known);
  // A record of that name that somebody else made is taken for the same and left as it is.
  return found === undefined ? base : { ...base, action: 'unchanged', reason: 'there-already', record: found };
};

const planKnown = (base: Planned, known: Known): Planned => {
  // A board that was taken back has left its document behind, so it is made anew under another id.
  if (known.undone) return { ...base, record: base.kind === 'board' ? null : known.record };
  const fields = changedFields(known.values, base.values);
  const action = fields.length > 0 ? 'update' : 'unchanged';
  return { ...base, action, fields, record: known.record, before: known.values };
};

/** Fields that the source has changed since it was last imported. What people changed here meanwhile is not asked. */
export const changedFields = (before: Record<string, unknown>, after: Record<string, unknown>): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => canonicalJson(before[field]) !== canonicalJson(after[field]),
  );

const knownRecords = async (
  { tx, workspace, source }: Omit<PlanContext, 'importers'>,
  kind: ImportKind,
  externalIds: readonly string[],
): Promise<Map<string, Known>> => {
  const rows = await tx
    .select()
    .from(importRecords)
    .where(
      and(
        eq(importRecords.workspace, workspace),
        eq(importRecords.source, source),
        eq(importRecords.kind, kind),
        sql`${importRecords.externalId} = any(${sql.param(externalIds)}::text[])`,
      ),
    );
  return new Map(
    rows.map((row) => [row.externalId, { record: row.record, values: row.values, undone: row.undoneAt !== null }]),
  );
};

/** Ids of the records that these external ids stand for: of this source, otherwise by name. Unknown ones are absent. */
export const recordsNamed = async (
  context: PlanContext,
  kind: ImportKind,
  externalIds: readonly string[],
): Promise<Map<string, string>> => {
  const known = await knownRecords(context, kind, externalIds);
  const ids = new Map<string, string>();
  for (const [externalId, { record, undone }] of known) if (!undone) ids.set(externalId, record);
  const missing = externalIds.filter((id) => !ids.has(id));
  for (const [name, id] of await importerOf(context, kind).find(context.tx, missing)) ids.set(name, id);
  return ids;
};
