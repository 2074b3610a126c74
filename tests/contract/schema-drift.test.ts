import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

/** Tables that only their own room reads, by SQL; they have no Drizzle definition. */
const inSqlOnly = new Set(['heartbeats', 'jobs', 'migrations']);

const root = path.resolve(import.meta.dirname, '../..');

/** `column: type` with what is compared, for one table. */
type Columns = Record<string, string>;

const described = (type: string, notNull: boolean, key: boolean): string =>
  `${type.replaceAll(', ', ',')}${notNull ? ' not null' : ''}${key ? ', key' : ''}`;

const definedTables = async (): Promise<Map<string, Columns>> => {
  const tables = new Map<string, Columns>();
  for (const file of globSync('packages/schema/src/*/tables/index.ts', { cwd: root })) {
    const door = (await import(pathToFileURL(path.join(root, file)).href)) as Record<string, unknown>;
    for (const table of Object.values(door).filter((each) => is(each, PgTable))) {
      const { name, columns, primaryKeys } = getTableConfig(table);
      const keys = new Set(primaryKeys.flatMap((key) => key.columns.map((column) => column.name)));
      const entries = columns.map((column) => [
        column.name,
        described(
          column.getSQLType(),
          column.notNull || keys.has(column.name),
          column.primary || keys.has(column.name),
        ),
      ]);
      tables.set(name, Object.fromEntries(entries) as Columns);
    }
  }
  return tables;
};

const migratedTables = async ({ sql }: TestDatabase): Promise<Map<string, Columns>> => {
  const rows = await sql<{ table: string; column: string; type: string; notNull: boolean; key: boolean }[]>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
      a.attnotnull as "notNull",
      exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey)) as key
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    order by c.relname, a.attname`;
  const tables = new Map<string, Columns>();
  for (const { table, column, type, notNull, key } of rows) {
    tables.set(table, { ...tables.get(table), [column]: described(type, notNull, key) });
  }
  return tables;
};

describeWithDatabase('the two descriptions of a table', () => {
  let db: TestDatabase;
  let defined: Map<string, Columns>;
  let migrated: Map<string, Columns>;

  beforeAll(async () => {
    db = await testDatabase();
    [defined, migrated] = [await definedTables(), await migratedTables(db)];
  });
  afterAll(() => db.drop());

  it('are there for every table', () => {
    expect(defined.size).toBeGreaterThan(10);
    expect([...defined.keys()].sort()).toEqual([...migrated.keys()].filter((name) => !inSqlOnly.has(name)).sort());
  });

  it('agree on every column: its type, whether it may be null, whether it is part of the key', () => {
    for (const [name, columns] of defined) expect({ [name]: columns }).toEqual({ [name]: migrated.get(name) });
  });

  it('[M7] leave no table of a workspace without a wall', async () => {
    const open = await db.sql`
      select c.relname as table from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace')
        and not (c.relrowsecurity and c.relforcerowsecurity)`;
    expect(open).toEqual([]);
  });

  it('[M7] let the application role reach only walled tables', async () => {
    const reached = await db.sql`
      select distinct g.table_name as table from information_schema.role_table_grants g
      join pg_class c on c.relname = g.table_name and c.relnamespace = 'public'::regnamespace
      where g.grantee = 'baton_app' and not (c.relrowsecurity and c.relforcerowsecurity)`;
    expect(reached).toEqual([]);
  });
});
