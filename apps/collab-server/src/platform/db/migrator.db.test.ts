import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { describeWithDatabase, emptyDatabase, type EmptyDatabase } from '#tests/test-database.ts';

import { migrate, MigrationRefused, migrationsFolder, pendingMigrations } from './migrator.ts';
import { roleNames } from './roles.ts';

describeWithDatabase('the migrator', () => {
  let db: EmptyDatabase;
  let folder: URL;

  beforeEach(async () => {
    db = await emptyDatabase();
    const copy = await mkdtemp(path.join(tmpdir(), 'baton-migrations-'));
    await cp(migrationsFolder, copy, { recursive: true });
    folder = pathToFileURL(`${copy}/`);
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
    await db.drop();
  });

  const add = (name: string, text: string) => writeFile(new URL(name, folder), text);
  const run = () => migrate({ url: db.url, folder });

  it('applies every file once, in order of names', async () => {
    const before = await pendingMigrations({ url: db.url, folder });
    const applied = await run();
    expect(applied).toEqual(before);
    expect(applied).toEqual([...applied].sort());
    expect(await run()).toEqual([]);
    expect(await pendingMigrations({ url: db.url, folder })).toEqual([]);
  });

  it('lets one of several starting servers work while the others wait', async () => {
    const applied = await Promise.all([run(), run(), run()]);
    const all = await pendingMigrations({ url: db.url, folder });
    expect(all).toEqual([]);
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  });

  it('leaves nothing of a file that fails, and goes on from there once it is mended', async () => {
    await add('9998_half.sql', 'create table half (n int); select 1 / 0;');
    await expect(run()).rejects.toThrow('9998_half.sql" failed and changed nothing');
    expect(await db.sql`select to_regclass('half') as half`).toEqual([{ half: null }]);
    await add('9998_half.sql', 'create table half (n int);');
    expect(await run()).toEqual(['9998_half.sql']);
  });

  it('applies a file with a lower number that came later', async () => {
    await run();
    await add('0005_late.sql', 'create table late (n int);');
    expect(await run()).toEqual(['0005_late.sql']);
  });

  it('refuses a database that a newer program made, before touching it', async () => {
    await add('9999_tomorrow.sql', 'create table tomorrow (n int);');
    await run();
    await rm(new URL('9999_tomorrow.sql', folder));
    await add('9998_today.sql', 'create table today (n int);');
    await expect(run()).rejects.toThrow(MigrationRefused);
    await expect(run()).rejects.toThrow('newer than this program');
    expect(await db.sql`select to_regclass('today') as today`).toEqual([{ today: null }]);
  });

  it('refuses a file that was changed after it had been applied', async () => {
    await add('9998_today.sql', 'create table today (n int);');
    await run();
    await add('9998_today.sql', 'create table today (n int, m int);');
    await expect(run()).rejects.toThrow('was changed after');
  });

  it('[M7] makes roles that cannot pass row-level security, and owns the tables by one that cannot sign in', async () => {
    await run();
    const roles = await db.sql`
      select rolname, rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname in ${db.sql([...roleNames('baton_').all])}`;
    expect(roles).toHaveLength(roleNames('baton_').all.length);
    for (const role of roles) expect(role).toMatchObject({ rolsuper: false, rolbypassrls: false, rolcanlogin: false });
    const owners = await db.sql`select distinct tableowner from pg_tables where schemaname = 'public'`;
    expect(owners).toEqual([{ tableowner: 'baton_migrate' }]);
  });

  it('[M7] keeps two installations on one server apart by the prefix of their roles', async () => {
    const applied = await migrate({ url: db.url, folder, rolePrefix: 'other_' });
    expect(applied.length).toBeGreaterThan(0);
    const granted = await db.sql`
      select distinct grantee from information_schema.role_table_grants
      where table_schema = 'public' and grantee not like 'other\\_%'`;
    expect(granted).toEqual([]);
  });
});
