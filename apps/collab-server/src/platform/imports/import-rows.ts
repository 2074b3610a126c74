import { sql, type AnyColumn, type SQL, type Table } from 'drizzle-orm';

import type { Tx } from '../scope/scope.ts';

/** The condition that a column holds one of these ids. */
export const idsIn = (column: AnyColumn | SQL, ids: readonly string[]): SQL =>
  sql`${column} = any(${sql.param(ids)}::uuid[])`;

/** Rows of a table with `id` and `name` by name, accents and case aside; the answer is keyed by the name as it was asked. */
export const foundByName = async (
  tx: Tx,
  table: Table,
  names: readonly string[],
  also: SQL = sql`true`,
): Promise<Map<string, string>> => {
  if (names.length === 0) return new Map();
  const rows = await tx.execute<{ asked: string; id: string }>(sql`
    select distinct on (asked.name) asked.name as asked, found.id
    from unnest(${sql.param(names)}::text[]) as asked (name)
    join ${table} as found on fold_text(found.name) = fold_text(asked.name)
    where ${also}
    order by asked.name, found.id`);
  return new Map(rows.map(({ asked, id }) => [asked, id]));
};

/** A digest of these columns of each row that is there. `columns` are of the table, unqualified. */
export const fingerprintsOf = async (
  tx: Tx,
  table: Table,
  columns: SQL,
  ids: readonly string[],
): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx.execute<{ id: string; digest: string }>(sql`
    select id, md5(row(${columns})::text) as digest from ${table} where id = any(${sql.param(ids)}::uuid[])`);
  return new Map(rows.map(({ id, digest }) => [id, digest]));
};
