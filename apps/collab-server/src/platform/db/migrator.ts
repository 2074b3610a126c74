import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';

import postgres, { type Sql } from 'postgres';

import { defaultRolePrefix, ensureRoles, roleNames } from './roles.ts';

export const migrationsFolder = new URL('../../../migrations/', import.meta.url);

export interface MigrateOptions {
  /** A user that owns the database, or may create in it, and may create roles. */
  url: string;
  rolePrefix?: string;
  folder?: URL;
}

/** A database that this program must not touch as it is; the message says what to do. */
export class MigrationRefused extends Error {}

interface Migration {
  name: string;
  text: string;
  hash: string;
}

/** Any number that no other program on the same database takes. */
const lockKey = 726_174_001;

/**
 * Brings the schema up to date, forward only, one transaction per file, as the *migrate* role. One process at a time;
 * others wait up to a minute. Returns the names of what was applied. Throws `MigrationRefused` when the database was made
 * by a newer program or an applied file has changed since.
 */
export const migrate = async (options: MigrateOptions): Promise<string[]> => {
  const roles = roleNames(options.rolePrefix ?? defaultRolePrefix);
  const migrations = await readMigrations(options.folder ?? migrationsFolder);
  const sql = postgres(options.url, { max: 1, onnotice: () => {}, connection: { application_name: 'baton-migrate' } });
  try {
    await takeLock(sql);
    await ensureRoles(sql, roles);
    await sql`set role ${sql(roles.migrate)}`;
    await sql`create table if not exists migrations (
      name text primary key, hash text not null, applied_at timestamptz not null default now())`;
    const applied = await sql<{ name: string; hash: string }[]>`select name, hash from migrations order by name`;
    const pending = pendingOf(migrations, applied);
    for (const migration of pending) await apply(sql, migration, options.rolePrefix ?? defaultRolePrefix);
    return pending.map(({ name }) => name);
  } finally {
    await sql.end({ timeout: 5 });
  }
};

/** Names of migrations that this program knows and the database lacks, read without changing anything. */
export const pendingMigrations = async (options: MigrateOptions): Promise<string[]> => {
  const migrations = await readMigrations(options.folder ?? migrationsFolder);
  const sql = postgres(options.url, { max: 1, onnotice: () => {} });
  try {
    const [there] = await sql`select to_regclass('public.migrations') is not null as yes`;
    if (!there?.['yes']) return migrations.map(({ name }) => name);
    await sql`set role ${sql(roleNames(options.rolePrefix ?? defaultRolePrefix).migrate)}`;
    const applied = await sql<{ name: string; hash: string }[]>`select name, hash from migrations`;
    return pendingOf(migrations, applied).map(({ name }) => name);
  } finally {
    await sql.end({ timeout: 5 });
  }
};

const readMigrations = async (folder: URL): Promise<Migration[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const misnamed = names.find((name) => !/^\d{4}_[a-z0-9_]+\.sql$/.test(name));
  if (misnamed) throw new MigrationRefused(`Migration "${misnamed}" is not named like 0001_what_it_does.sql`);
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8');
      return { name, text, hash: createHash('sha256').update(text).digest('hex') };
    }),
  );
};

const pendingOf = (known: Migration[], applied: { name: string; hash: string }[]): Migration[] => {
  const knownByName = new Map(known.map((migration) => [migration.name, migration]));
  for (const { name, hash } of applied) {
    const migration = knownByName.get(name);
    if (!migration)
      throw new MigrationRefused(
        `The database is newer than this program: it contains the migration "${name}". Start the newer version, or restore a backup made by this one.`,
      );
    if (migration.hash !== hash)
      throw new MigrationRefused(
        `The migration "${name}" was changed after this database had applied it. Put the file back as it was; changes go into a new file.`,
      );
  }
  const done = new Set(applied.map(({ name }) => name));
  return known.filter(({ name }) => !done.has(name));
};

const takeLock = async (sql: Sql): Promise<void> => {
  await sql`set lock_timeout = '60s'`;
  try {
    await sql`select pg_advisory_lock(${lockKey})`;
  } catch (error) {
    if ((error as { code?: string }).code !== '55P03') throw error;
    throw new MigrationRefused(
      'Another process has been migrating this database for a minute. Look at it, then try again.',
    );
  }
  // A change of a table waits for running queries; it must not hold up everybody behind it for long.
  await sql`set lock_timeout = '5s'`;
};

const apply = async (sql: Sql, { name, text, hash }: Migration, prefix: string): Promise<void> => {
  try {
    await sql.begin(async (tx) => {
      await tx.unsafe(text.replaceAll('{prefix}', prefix)).simple();
      await tx`insert into migrations (name, hash) values (${name}, ${hash})`;
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`Migration "${name}" failed and changed nothing: ${message}`, { cause: error });
  }
};
